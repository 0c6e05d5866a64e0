_probe _oneshot {
    if ("a" in names)
        puts("a");
}
