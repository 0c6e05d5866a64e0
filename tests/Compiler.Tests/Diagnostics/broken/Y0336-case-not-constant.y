_probe _oneshot {
    int x = 1, y = 1;
    switch (x) {
    case y:
        printf("the same\n");
    }
}
