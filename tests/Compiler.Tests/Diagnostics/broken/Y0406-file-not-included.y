_probe _oneshot {
    _foreach (_node n : _walk(cpython))
        puts(n.kind_name);
}
