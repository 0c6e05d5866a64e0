void statements(_map(_str, _agg) classes, int top) {
    ;
    if (top) if (top > 1) ; else { } else if (top > 2) ;
    while (top) break;
    do { continue; } while (top--);
    for (int i = 0, j = 1; i < 10; i++, j--) ;
    for (top = 0; ; ) ;
    for (;;) return;
    switch (top) { case 1: case 'a': top = 2; break; default: return; }
    _foreach (int *p : things()) ;
    _foreach ((_str name, _agg a) : classes where name != "" order by _sum(a) desc limit top) ;
    _foreach ((int, _str) pair : pairs order by pair asc) ;
    _foreach (((int a, (_str, int) b), long n) : counts order by (-n, a) limit 3) ;
    _try { top = 1; } _else { top = 2; }
    _try { }
    static int seen; const int most = 3;
}
