_probe _oneshot {
    while (1)
        puts("y");
}
