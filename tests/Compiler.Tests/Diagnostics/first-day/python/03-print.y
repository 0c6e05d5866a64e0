_probe _oneshot {
    print("hello");
    print("a", 1);
}
