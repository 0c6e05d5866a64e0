void show(_str *s) { printf("%s\n", "x"); }

_probe _oneshot { show(0); }
