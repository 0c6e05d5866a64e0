_probe _oneshot {
    _str s = "a";
    switch (s) {
    case 1:
        printf("one\n");
    }
}
