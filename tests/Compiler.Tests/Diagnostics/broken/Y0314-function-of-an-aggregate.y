_agg sizes;
_probe _oneshot {
    sizes <<< 1;
    printf("%d\n", sizes.count);
}
