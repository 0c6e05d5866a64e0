#define MAX(a, b) ({ typeof(a) _a = (a); typeof(b) _b = (b); _a > _b ? _a : _b; })
_probe _oneshot { printf("%d\n", MAX(1, 2)); }
