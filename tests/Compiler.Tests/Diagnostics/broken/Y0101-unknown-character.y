_probe _oneshot {
    int n = 3 § 4;
}
