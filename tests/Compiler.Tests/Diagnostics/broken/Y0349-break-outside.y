_probe _oneshot {
    break;
}
