int _len(int x) { return x; }

_probe _oneshot { printf("%d\n", 1); }
