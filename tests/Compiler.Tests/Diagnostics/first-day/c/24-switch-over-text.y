_probe _oneshot {
    _str kind = "dict";
    switch (kind) {
    case "dict":
        puts("a dict");
        break;
    }
}
