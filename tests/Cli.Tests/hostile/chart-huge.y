_probe _oneshot {
    _chart c = _artifact_chart("bars", "bytes");
    for (long i = 0;; i++)
        _bar(c, sprintf("%0100d", i), i % 2 ? 0.0 / (i % 3) : -i);
}
