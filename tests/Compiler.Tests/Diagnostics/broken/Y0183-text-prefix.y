_probe _oneshot {
    puts(f"{n} objects");
}
