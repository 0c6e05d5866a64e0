_probe _oneshot {
    puts("%d objects" % 3);
}
