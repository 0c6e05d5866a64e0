_probe _oneshot {
    puts(_sym_ubt(_ubt()));
    puts(_usym(0x1000));
}
