_probe _oneshot {
    fprintf(stderr, "done\n");
    exit(1);
}
