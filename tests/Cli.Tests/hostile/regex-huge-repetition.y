_probe _oneshot {
    _str s = "aaa";
    printf("%d\n", s ~~ rx/((a{1000}){1000}){1000}/);
}
