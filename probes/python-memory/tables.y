/// The tables of python-memory.

double share(long part, long whole) { return whole > 0 ? (double) part / whole : 0.0; }

/// Is the label a place in a data container, rather than a name?
bool is_place(_str label) { return _isprefix(label, "["); }

/// Every frame that names something: modules, variables, attributes, with all that hangs under it.
_iter _frame named_frames(_frame whole, long least) {
    _list(_frame) open;
    _push(open, whole);
    while (_len(open) > 0) {
        _frame f = _pop(open);
        _foreach (_frame c : f.children) {
            if (c.bytes < least)
                break;
            if (is_place(c.label))
                continue;
            _yield(c);
            _push(open, c);
        }
    }
}

void paths_table(_frame whole, int top) {
    _table t = _artifact_table("paths", "path", "bytes", "objects", "share");
    _title(t, "What holds the memory");
    _foreach (_frame f : named_frames(whole, whole.bytes / 2000) order by f.bytes desc limit top)
        _row(t, f.path, _bytes(f.bytes), f.count, _ratio(share(f.bytes, whole.bytes)));
}

/// The module of a frame right below an interpreter's; 0 where something else hangs there.
PyModuleObject *module_of(_frame f) {
    PyObject *o = (PyObject *) f.node.address;
    return o && py_is_module(o) ? (PyModuleObject *) o : 0;
}

/// All modules, of whichever interpreter.
_iter (_frame, long) modules_of_all(_frame whole) {
    _foreach (PyInterpreterState *i : py_interpreters()) {
        _foreach (_frame f : _child(whole, py_modules_label(py_interpreter_id(i))).children)
            _yield(f, py_interpreter_id(i));
    }
}

void modules_table(_frame whole, int top) {
    _table t = _artifact_table("modules", "module", "file", "bytes", "objects");
    _title(t, "Modules: what only they hold, or they first");
    _foreach ((_frame f, long interpreter) : modules_of_all(whole) order by f.bytes desc limit top) {
        PyModuleObject *m = module_of(f);
        _row(t, interpreter == 0 ? f.label : sprintf("%s (interpreter %ld)", f.label, interpreter), m ? py_module_file(m) : "", _bytes(f.bytes), f.count);
    }
}

_map(void *, _agg) sizes_by_type(_graph g) {
    _map(void *, _agg) types;
    _foreach (_node n : g)
        types[n.kind] <<< n.bytes;
    return types;
}

void types_table(_map(void *, _agg) types, int top) {
    _table t = _artifact_table("types", "type", "count", "bytes");
    _title(t, "Types by size");
    _foreach ((PyTypeObject *type, _agg sizes) : types order by _sum(sizes) desc limit top)
        _row(t, py_type_name(type), _count(sizes), _bytes(_sum(sizes)));
}

/// Coarse: the kernel's mappings by kind.
void mappings_table() {
    _map(_str, long) count;
    _map(_str, long) size;
    _map(_str, long) rss;
    _map(_str, long) swap;
    _foreach (_mapping m : _mappings()) {
        count[m.kind]++;
        size[m.kind] += m.size;
        rss[m.kind] += m.rss;
        swap[m.kind] += m.swap;
    }
    _table t = _artifact_table("mappings", "mappings", "count", "size", "resident", "swapped");
    _title(t, "The kernel's mappings by kind");
    _foreach ((_str kind, long n) : count order by rss[kind] desc)
        _row(t, kind, n, _bytes(size[kind]), _bytes(rss[kind]), _bytes(swap[kind]));
}

void self_check(_graph g, _frame whole) {
    long listed, missing;
    _foreach (PyObject *o : py_gc_objects()) {
        listed++;
        if (!_contains(g, o))
            missing++;
    }
    _frame lost = _child(whole, UNREACHABLE);
    _artifact_text("self-check", "Self-check", sprintf(
        "The collector's own lists name %'d objects: the walk counted %'d of them, %'d of these only because the lists name them. %s of %s resident are Python objects (%s).",
        listed, listed - missing, lost.count, _bytes(g.bytes), _bytes(_rss()), _ratio(share(g.bytes, _rss()))));
    if (py_is_collecting())
        _unavailable("the garbage collector was at work at this moment: of what it had in its hands, only what something else refers to has been found");
    if (missing)
        _unavailable(sprintf("%'d objects of the collector's lists could not be read", missing));
}
