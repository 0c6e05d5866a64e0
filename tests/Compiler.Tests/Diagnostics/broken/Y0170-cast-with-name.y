int low(long n) {
    return (int low)n;
}
