##yexe "nginx"
_probe _oneshot { puts("x"); }
##yendexe
