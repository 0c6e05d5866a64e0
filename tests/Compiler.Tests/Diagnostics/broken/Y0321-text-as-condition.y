_probe _oneshot {
    _str s = "abc";
    if (s)
        printf("yes\n");
}
