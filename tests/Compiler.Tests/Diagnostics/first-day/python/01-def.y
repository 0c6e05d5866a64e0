def size(o):
    return o.ob_size

_probe _oneshot {
    printf("%d\n", 1);
}
