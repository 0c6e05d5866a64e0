int twice(int n) {
    retrun n * 2;
}
