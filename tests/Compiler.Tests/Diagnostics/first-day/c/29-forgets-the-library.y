_probe _oneshot {
    _graph g = _walk(cpython);
    _foreach (_node n : g) {
        if (py_is_str(n.address))
            puts(py_str(n.address));
    }
}
