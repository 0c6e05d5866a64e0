#warning "this probe is of 2019"
_probe _oneshot { puts("x"); }
