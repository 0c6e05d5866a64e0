_agg sizes;
_probe read_body() -> int size { sizes <<< size; }
_probe _timer.s(3) { printf("%d %s\n", _count(sizes), _hist_log(sizes)); _exit(); }
