#define F0(x) x x
#define F1(x) F0(F0(x))
#define F2(x) F1(F1(x))
#define F3(x) F2(F2(x))
#define F4(x) F3(F3(x))
#define F5(x) F4(F4(x))
#define F6(x) F5(F5(x))
#define F7(x) F6(F6(x))

_probe _oneshot { int n = F7(1); }
