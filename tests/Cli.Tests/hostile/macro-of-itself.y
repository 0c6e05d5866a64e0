#define A B
#define B A
#define F(x) F(F(x))

_probe _oneshot { printf("%d %d\n", A, F(1)); }
