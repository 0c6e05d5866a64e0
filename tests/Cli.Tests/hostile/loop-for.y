_probe _oneshot {
    for (;;)
        ;
}
