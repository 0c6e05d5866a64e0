_probe _oneshot {
    int n = _pid();
    if n > 2:
        puts("many")
    else:
        puts("few")
    while n > 0:
        n -= 1
}
