int outer(int n) {
    int inner(int m);
    return n;
}
