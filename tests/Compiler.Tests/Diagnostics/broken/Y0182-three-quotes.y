"""Counts
things."""
_probe _oneshot {
    puts("one");
}
