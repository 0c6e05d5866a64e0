#line 100 "generated.y"
_probe _oneshot { puts("x"); }
