_probe _oneshot {
    for (int i = 0; i < 10; i++)
        i--;
}
