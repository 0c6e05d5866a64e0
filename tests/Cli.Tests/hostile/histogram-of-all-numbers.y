_probe _oneshot {
    _agg a;
    a <<< 1;
    _print(_hist_linear(a, -1e308, 1e308, 1e307));
}
