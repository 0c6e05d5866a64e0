_iter int once(int n) {
    if (n > 1)
        _yield(1);
    else
        _yield(2);
}

_iter int g1(int n) { _foreach (int x : once(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g2(int n) { _foreach (int x : g1(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g3(int n) { _foreach (int x : g2(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g4(int n) { _foreach (int x : g3(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g5(int n) { _foreach (int x : g4(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g6(int n) { _foreach (int x : g5(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g7(int n) { _foreach (int x : g6(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g8(int n) { _foreach (int x : g7(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g9(int n) { _foreach (int x : g8(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g10(int n) { _foreach (int x : g9(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g11(int n) { _foreach (int x : g10(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g12(int n) { _foreach (int x : g11(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g13(int n) { _foreach (int x : g12(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g14(int n) { _foreach (int x : g13(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g15(int n) { _foreach (int x : g14(n)) { if (x > n) _yield(x); else _yield(-x); } }
_iter int g16(int n) { _foreach (int x : g15(n)) { if (x > n) _yield(x); else _yield(-x); } }

_probe _oneshot {
    _foreach (int x : g16(1))
        printf("%d\n", x);
}
