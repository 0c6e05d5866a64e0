_probe _oneshot {
    return;
    printf("never\n");
}
