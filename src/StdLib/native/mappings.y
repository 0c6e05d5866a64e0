/// The kernel's mappings of the process, and what of them is resident.

_iter _mapping file_mappings() {
    _foreach (_mapping m : _mappings()) {
        if (m.kind == "file")
            _yield(m);
    }
}

/// Resident bytes of the mappings of one kind: heap, stack, file, anonymous, shared, special.
long resident(_str kind) {
    long bytes;
    _foreach (_mapping m : _mappings()) {
        if (m.kind == kind)
            bytes += m.rss;
    }
    return bytes;
}

long swapped() {
    long bytes;
    _foreach (_mapping m : _mappings())
        bytes += m.swap;
    return bytes;
}

/// Where files are mapped: the starts and ends, in the order of addresses.
_list(void *) file_starts;
_list(void *) file_ends;

/// Does the address lie in a mapped file, as a program's static data do?
bool in_file(void *p) {
    if (!_len(file_starts)) {
        _foreach (_mapping m : file_mappings()) {
            _push(file_starts, m.start);
            _push(file_ends, m.end);
        }
    }
    long low = 0, high = _len(file_starts);
    while (low < high) {
        long middle = (low + high) / 2;
        if (_address(file_ends[middle]) <= _address(p))
            low = middle + 1;
        else
            high = middle;
    }
    return low < _len(file_starts) && _address(file_starts[low]) <= _address(p);
}
