int sign(int n) {
    switch (n < 0) {
        n = 3;
        case 1: return -1;
        default: return 1;
    }
}
