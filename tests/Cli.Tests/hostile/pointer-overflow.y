_probe _oneshot {
    long *p = (long *)8;
    printf("%p %p\n", p + 0x7fffffffffffffff, &p[-0x7fffffffffffffff]);
    _try { printf("%d\n", p[0x1fffffffffffffff]); } _else { puts("not there"); }
    _try { printf("%s\n", _cstr((char *)-1)); } _else { puts("nor there"); }
    printf("%d %d\n", _readable((void *)-1, 0x7fffffffffffffff), _readable((void *)8, -1));
}
