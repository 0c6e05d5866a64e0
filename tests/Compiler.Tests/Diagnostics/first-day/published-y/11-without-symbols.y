##nosym
_probe _oneshot { puts("x"); }
##reset
