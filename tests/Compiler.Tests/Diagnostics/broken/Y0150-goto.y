int f(int n) {
    if (n < 0)
        goto fail;
    return n;
}
