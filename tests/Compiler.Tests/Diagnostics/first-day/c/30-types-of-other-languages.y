_probe _oneshot {
    string s = "a";
    auto n = 1;
    u32 m = 2;
    vector l;
}
