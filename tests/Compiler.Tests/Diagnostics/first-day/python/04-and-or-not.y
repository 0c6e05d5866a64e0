_probe _oneshot {
    int a = 1, b = 0;
    if (a and not b)
        puts("one");
    if (not a or b)
        puts("two");
}
