int names(int n)[4] {
    return n;
}
