_probe _oneshot {
    _map(_str, long) sizes;
    sizes["a"] = 1;
    _foreach (_str name : sizes)
        puts(name);
}
