_probe _oneshot {
    _list(int) l;
    _push(l, 1);
    _try { printf("%d\n", l[0x7fffffffffffffff]); } _else { puts("too far"); }
    _try { printf("%d\n", l[-1]); } _else { puts("before"); }
    _try { l[0x100000000] = 1; } _else { puts("not written"); }
    _str s = "abc";
    printf("[%s] [%s] [%s]\n", _substr(s, -5, 0x7fffffffffffffff), _substr(s, 0x7fffffffffffffff, 1), _substr(s, 1, -1));
}
