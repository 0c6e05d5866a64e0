_probe _oneshot {
    _str s = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";
    printf("%d\n", s ~~ rx/^(a+)+$/);
    printf("%d\n", s ~~ rx/^(([a-z])+.)+[A-Z]([a-z])+$/);
}
