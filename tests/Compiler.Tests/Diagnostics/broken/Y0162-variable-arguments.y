int sum(int count, ...) {
    return count;
}
