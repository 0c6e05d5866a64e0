unsigned double ratio(int n) {
    return n / 2.0;
}
