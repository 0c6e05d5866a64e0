_probe _oneshot {
    int n = 3;
    puts(f"{n} objects");
    puts("%d objects" % n);
}
