_probe _oneshot {
    _str s = 'hello';
    puts(s + 'world');
}
