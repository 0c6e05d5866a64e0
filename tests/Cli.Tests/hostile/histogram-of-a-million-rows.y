_param long rows = 1000000 "how many";

_probe _oneshot {
    _agg a;
    a <<< 1;
    _print(_hist_linear(a, 0, rows, 1));
}
