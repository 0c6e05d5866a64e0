_probe _oneshot {
    _str s = "abc";
    if (s ~~ "a.c")
        printf("yes\n");
}
