_probe _oneshot {
    _map(_str, int) ages;
    ages["ann"] = 3;
    for (_str name : ages)
        puts(name);
    foreach (_str name : ages)
        puts(name);
}
