_probe _oneshot {
    _str s = "a,b";
    puts(s.upper());
    _list(_str) parts = s.split(",");
    puts(s[0]);
    if ("a" in s)
        puts("in");
}
