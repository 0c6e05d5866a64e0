#include <cpython/heap.y>

/// Every object, a line each as tests/Targets/truth.py writes it: address, bytes as sys.getsizeof says, flags, type, and what it refers to in the collector's eyes.
_probe _oneshot {
    _graph whole = _walk(cpython);
    _set(void *) tracked;
    _foreach (PyObject *o : py_gc_objects())
        _add(tracked, o);
    _set(void *) from_modules;
    _graph visible = _walk_visible(cpython, py_modules(main_interpreter()));
    _foreach (_node n : visible)
        _add(from_modules, n.address);
    _foreach (_node n : whole) {
        _list(_str) referents;
        _foreach ((void *to, _str label, bool seen) : _references(whole, n.address)) {
            if (seen)
                _push(referents, sprintf("%lu", _address(to)));
        }
        _str flags = (_contains(tracked, n.address) ? "t" : "") + (_contains(from_modules, n.address) ? "m" : "");
        printf("%lu\t%ld\t%s\t%s\t%s\n", _address(n.address), n.size, flags, n.kind_name, _join(referents, " "));
    }
}
