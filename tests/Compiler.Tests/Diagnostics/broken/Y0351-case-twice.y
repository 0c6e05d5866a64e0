_probe _oneshot {
    int x = 1;
    switch (x) {
    case 1:
        printf("one\n");
        break;
    case 1:
        printf("one again\n");
    }
}
