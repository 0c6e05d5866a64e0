_probe _oneshot {
    printf("%s\n", _replce("abc", "b", "d"));
}
