_param int top = 3 "how many";

_probe _oneshot {
    top = 4;
    printf("%d\n", top);
}
