_probe _oneshot {
    char *p = (char *) 0x1000;
    printf("%s\n", _decode(p, 4, "utf8"));
}
