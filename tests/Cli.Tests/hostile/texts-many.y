_probe _oneshot {
    for (long i = 0;; i++)
        _artifact_text(sprintf("t%d", i), "title", "text");
}
