_param double nothing = 0 "to divide by";

_probe _oneshot {
    _agg a;
    a <<< nothing / nothing;
    a <<< 1 / nothing;
    a <<< -1 / nothing;
    for (long i = 0; i < 1000; i++)
        a <<< 1e300 * i;
    _chart c = _artifact_chart("bars", "bytes");
    _bars_log(c, a);
    _print(_hist_log(a), _hist_linear(a, -1e300, 1e300, 1e298), _percentile(a, nothing / nothing), " ", _percentile(a, 50), "\n");
    _bars_linear(c, a, -1e307, 1e307, 1e306);
    _bars_linear(c, a, 0, 10, nothing / nothing);
    printf("never reached\n");
}
