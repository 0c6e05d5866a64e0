_probe _oneshot {
    _str s = "abc";
    if (s ~~ rx/a(?=b)/)
        printf("yes\n");
}
