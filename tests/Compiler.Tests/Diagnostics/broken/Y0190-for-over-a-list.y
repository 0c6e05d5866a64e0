_probe _oneshot {
    _list(_str) names;
    _push(names, "a");
    for (_str name : names)
        puts(name);
}
