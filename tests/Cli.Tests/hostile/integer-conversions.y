_probe _oneshot {
    double d = 1e308;
    d = d * 10;
    long n = (long)d;
    printf("%d %d %d %d\n", n, (int)-d, (unsigned char)d, (long)(d - d));
    printf("%g %g\n", sqrt(-1.0), fmod(1.0, 0.0));
    printf("%c%c%c\n", -1, 0x110000, 0xd800);
}
