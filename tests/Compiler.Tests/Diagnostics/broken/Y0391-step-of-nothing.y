_agg sizes;

_probe _oneshot {
    sizes <<< 12;
    _print(_hist_linear(sizes, 0, 100, 0));
}
