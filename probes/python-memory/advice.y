/// What python-memory makes of what it found: each rule looks at the graph and says what it means and what to do.

static const _str UNREACHABLE = "(not reachable from any root)";

/// Under a megabyte and a fiftieth of the whole nothing is worth an engineer's hour.
bool matters(long bytes, _frame whole) { return bytes >= 1 << 20 && bytes >= whole.bytes / 50; }

_str severity(long bytes, _frame whole) { return bytes >= whole.bytes / 4 ? "critical" : bytes >= whole.bytes / 20 ? "warn" : "info"; }

void advise(_graph g, _frame whole, _map(void *, _agg) types) {
    _findings f = _artifact_findings("advice");
    _title(f, "What stands out");
    _frame modules = _child(whole, ".modules");
    modules_finding(f, modules, whole);
    _foreach (_frame module : modules.children) {
        if (!matters(module.bytes, whole))
            break;
        variables_finding(f, module, whole);
    }
    objects_findings(f, g, whole, type_named(types, "functools._lru_cache_wrapper"));
    native_advice(f, whole);
    _frame lost = _child(whole, UNREACHABLE);
    if (matters(lost.bytes, whole))
        _finding(f, severity(lost.bytes, whole), sprintf("%s are not reachable from any root", _bytes(lost.bytes)), lost.path, lost.bytes,
            sprintf("%'d objects are known to the garbage collector, but no module, frame or interpreter state leads to them: cycles that the collector has not come to yet, or objects that a C extension holds.", lost.count),
            "Call gc.collect() in a test run and look whether they go; if they stay, look for the extension that keeps them, and for gc.disable() or gc.freeze().");
}

void modules_finding(_findings f, _frame modules, _frame whole) {
    if (!matters(modules.bytes, whole))
        return;
    long n;
    _list(_str) biggest;
    _foreach (_frame m : modules.children) {
        n++;
        if (n <= 3)
            _push(biggest, m.label + " (" + _tostr(_bytes(m.bytes)) + ")");
    }
    _summary(sprintf("%s (%s) hang under %'d imported modules; the biggest are %s.", _bytes(modules.bytes), _ratio((double) modules.bytes / whole.bytes), n, _join(biggest, ", ")));
    _finding(f, "info", sprintf("%'d modules hold %s", n, _bytes(modules.bytes)), modules.path, modules.bytes,
        sprintf("Code, documentation strings, classes and module-level variables of everything imported. The biggest: %s.", _join(biggest, ", ")),
        "Import rarely used packages inside the functions that need them; start worker processes by fork after importing, so that they share these pages.");
}

bool is_data(_str kind) { return kind == "dict" || kind == "list" || kind == "set" || kind == "tuple" || kind == "collections.OrderedDict" || kind == "collections.defaultdict" || kind == "collections.deque"; }

/// A module whose memory is that of a few containers at its top level.
void variables_finding(_findings f, _frame module, _frame whole) {
    long bytes, objects, n;
    _str names = "";
    _foreach (_frame v : module.children) {
        if (v.bytes < module.bytes / 20)
            break;
        if (!is_data(v.node.kind_name))
            continue;
        bytes += v.bytes;
        objects += v.count;
        n++;
        names += (n > 1 ? ", " : "") + v.label + " (" + v.node.kind_name + ", " + _tostr(_bytes(v.bytes)) + ")";
    }
    if (bytes < 1 << 20)
        return;
    PyModuleObject *m = module_of(module);
    _str file = m ? py_module_file(m) : "";
    _str variables = n == 1 ? "the variable " : "its variables ";
    _summary(sprintf("%s are in module %s, in %s%s.", _bytes(bytes), module.label, variables, names));
    _finding(f, severity(bytes, whole), sprintf("%s holds %s in %d variable%s", module.label, _bytes(bytes), n, n == 1 ? "" : "s"), module.path, bytes,
        sprintf("Module-level containers live as long as the process: %s, %'d objects.%s", names, objects, file == "" ? "" : " The module is " + file + "."),
        "If it is a cache, bound it or build it on demand; if it is a table, look whether all of it is needed in every process.");
}

/// The type of this name; 0 where there is no object of it.
void *type_named(_map(void *, _agg) types, _str name) {
    _foreach ((PyTypeObject *type, _agg sizes) : types) {
        if (py_type_name(type) == name)
            return type;
    }
    return 0;
}

/// Caches without a bound, dicts in which much of the whole lies, strings that are there many times: one pass over all objects.
void objects_findings(_findings f, _graph g, _frame whole, void *cache_type) {
    _set(unsigned long) seen;
    _map(unsigned long, long) copies;
    _map(unsigned long, void *) sample;
    long wasted;
    _foreach (_node n : g) {
        PyObject *o = (PyObject *) n.address;
        PyTypeObject *t = n.kind;
        if (py_type_has(t, Py_TPFLAGS_UNICODE_SUBCLASS)) {
            PyASCIIObject *s = (PyASCIIObject *) o;
            unsigned long hash = _hash(unicode_data(o), s->length * s->state.kind);
            if (!_add(seen, hash)) {
                copies[hash]++;
                sample[hash] = o;
                wasted += n.size;
            }
        } else if (py_is_dict(o) && ((PyDictObject *) o)->ma_used >= 1000 && n.frame.bytes >= whole.bytes / 10)
            dict_finding(f, n, whole);
        else if (t == cache_type)
            cache_finding(f, n, whole);
    }
    if (matters(wasted, whole))
        strings_finding(f, wasted, sample, copies, whole);
}

void dict_finding(_findings f, _node n, _frame whole) {
    PyDictObject *d = (PyDictObject *) n.address;
    _finding(f, severity(n.frame.bytes, whole), sprintf("One dict of %'d keys holds %s", d->ma_used, _bytes(n.frame.bytes)), n.path, n.frame.bytes,
        sprintf("%s of all Python objects hang under this dict.", _ratio((double) n.frame.bytes / whole.bytes)),
        "If it grows with the work done, give it a bound (an LRU, a time limit) or move it out of the process; look at who adds to it.");
}

void cache_finding(_findings f, _node n, _frame whole) {
    lru_cache_object *c = (lru_cache_object *) n.address;
    long entries = c->cache ? ((PyDictObject *) c->cache)->ma_used : 0;
    if (c->maxsize >= 0 || entries < 1000 || n.frame.bytes < 1 << 18)
        return;
    _finding(f, severity(n.frame.bytes, whole), sprintf("A cache without a bound has %'d entries", entries), n.path, n.frame.bytes,
        sprintf("functools.lru_cache(maxsize=None), or functools.cache, keeps every result for ever: %'d calls found their answer in it, %'d did not.", c->hits, c->misses),
        entries > c->hits ? "It hardly ever helps: remove it." : "Give it a maxsize.");
}

void strings_finding(_findings f, long wasted, _map(unsigned long, void *) sample, _map(unsigned long, long) copies, _frame whole) {
    _list(_str) worst;
    _foreach ((unsigned long hash, long n) : copies order by n * PyUnicode_size(sample[hash]) desc limit 5)
        _push(worst, sprintf("%'d × \"%s\"", n + 1, _substr(py_str(sample[hash]), 0, 40)));
    _path none = whole.path;
    _finding(f, severity(wasted, whole), sprintf("%s are strings that are there more than once", _bytes(wasted)), none, wasted,
        sprintf("%'d different strings have copies. The most costly: %s.", _len(copies), _join(worst, ", ")),
        "Intern what repeats (sys.intern), or let the parser or the ORM share its keys and values.");
}

long PyUnicode_size(void *s) { return ((PyASCIIObject *) s)->length * ((PyASCIIObject *) s)->state.kind; }
