const char *kind(int n) {
    return n ? "some" : "none";
}
_probe _oneshot {
    const char *greeting = "hello";
    printf("%s %s\n", greeting, kind(1));
}
