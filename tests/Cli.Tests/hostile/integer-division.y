int zero;
long least = -0x7fffffffffffffff - 1;
int minus = -1;

_probe _oneshot {
    _try { printf("%d\n", 1 / zero); } _else { puts("by zero"); }
    _try { printf("%d\n", 1 % zero); } _else { puts("rest by zero"); }
    printf("%d %d\n", least / minus, least % minus);
    int small = -0x7fffffff - 1;
    printf("%d %d\n", small / minus, small % minus);
    long l = least;
    l /= minus;
    l %= minus;
    printf("%d\n", l);
    _try { l /= zero; } _else { puts("assigned by zero"); }
}
