_probe _oneshot { printf("%s %d\n", _execname(), _pgid()); }
