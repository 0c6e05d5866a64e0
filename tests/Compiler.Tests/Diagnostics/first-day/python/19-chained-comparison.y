_probe _oneshot {
    int n = _pid();
    if (0 < n < 10)
        puts("small");
    puts("few" if n < 3 else "many");
}
