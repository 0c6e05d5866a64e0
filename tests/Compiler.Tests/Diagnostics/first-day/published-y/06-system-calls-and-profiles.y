_probe _syscall.open { puts("open"); }
_probe _oncpu { puts("on"); }
