extern int ticks = 3;
_probe _oneshot { printf("%d\n", ticks); }
