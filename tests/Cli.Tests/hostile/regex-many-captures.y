_probe _oneshot {
    _str s = "a";
    for (int i = 0; i < 22; i++)
        s = s + s;
    for (;;)
        printf("%s", s ~~ rx/((((((((((a*)*)*)*)*)*)*)*)*)*)b/ ? "x" : "");
}
