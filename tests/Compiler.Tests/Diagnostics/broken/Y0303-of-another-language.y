_probe _oneshot {
    string s = "a";
    puts(s);
}
