_probe _oneshot { printf("%d\n", _stap_long("fd")); }
