# Counts.
_probe _oneshot {
    puts("one");
}
