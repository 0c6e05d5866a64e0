_probe _oneshot {
    void x;
}
