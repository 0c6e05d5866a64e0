_probe _timer.ms(1) {
    while (1) {
    }
}
