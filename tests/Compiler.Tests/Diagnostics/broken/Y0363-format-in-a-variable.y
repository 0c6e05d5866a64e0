_probe _oneshot {
    _str format = "%d\n";
    printf(format, 1);
}
