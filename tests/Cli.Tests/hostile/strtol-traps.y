_probe _oneshot {
    printf("%d %d %d\n", _strtol("99999999999999999999999999", 10), _strtol("-99999999999999999999999999", 10), _strtol("zz", 36));
    printf("%d %d %d\n", _strtol("1", 0), _strtol("1", 1), _strtol("1", 1000000));
}
