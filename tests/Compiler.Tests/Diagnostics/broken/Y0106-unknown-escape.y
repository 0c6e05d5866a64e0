_probe _oneshot {
    printf("C:\dir\n");
}
