_probe _oneshot {
    puts("few" if n < 3 else "many");
}
