_probe _oneshot {
    for (long i = 0;; i++) {
        _table t = _artifact_table(sprintf("t%d", i), "n");
        _row(t, i);
    }
}
