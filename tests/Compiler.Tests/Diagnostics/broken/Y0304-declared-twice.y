int total;
int total;

_probe _oneshot { printf("%d\n", total); }
