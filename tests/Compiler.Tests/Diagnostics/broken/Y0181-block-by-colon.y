_probe _oneshot {
    for name in names:
        puts(name);
}
