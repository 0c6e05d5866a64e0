_probe _oneshot {
    int n = _pid();
    if (n > 2) {
        puts("many");
    } elif (n == 2) {
        puts("two");
    } else {
        puts("few");
    }
}
