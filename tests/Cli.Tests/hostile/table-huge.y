_probe _oneshot {
    _table t = _artifact_table("rows", "n", "text");
    for (long i = 0;; i++)
        _row(t, i, sprintf("%0100d", i));
}
