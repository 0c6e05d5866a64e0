_probe _oneshot {
    uint64_t n = 18446744073709551616;
}
