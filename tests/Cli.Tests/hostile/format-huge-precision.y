_probe _oneshot {
    printf("%.1000000000f\n", 1.5);
    printf("%.1000000000d\n", 1);
}
