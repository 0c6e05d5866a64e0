/// Types of the standard library whose fields are numbers and buffers.
#include <cpython/doctor/facts.y>

/// What combines has an array of indices into its pool.
bool check_combinations() {
    ALL(combinationsobject, i, "itertools.combinations", is_count(i->r) && i->r <= Py_SIZE(i->pool) && _readable(i->indices, i->r * 8) && (!i->r || i->indices[0] >= 0 && i->indices[0] < Py_SIZE(i->pool)))
        ALL(cwrobject, i, "itertools.combinations_with_replacement", is_count(i->r) && i->r < 1 << 20 && _readable(i->indices, i->r * 8) && (!i->r || i->indices[0] >= 0 && i->indices[0] < Py_SIZE(i->pool)))
        ALL(permutationsobject, i, "itertools.permutations", is_count(i->r) && i->r <= Py_SIZE(i->pool) && (!i->r || i->indices[0] >= 0 && i->indices[0] < Py_SIZE(i->pool) && i->cycles[0] > 0 && i->cycles[0] <= Py_SIZE(i->pool)))
        ALL(productobject, i, "itertools.product", is_a(i->pools, "tuple") && (!i->result || is_a(i->result, "tuple")) && _readable(i->indices, Py_SIZE(i->pools) * 8) && (!Py_SIZE(i->pools) || is_count(i->indices[0]) && i->indices[0] < 1 << 30))
        return 1;
}

/// What several iterators share is kept in chunks: so many values, then the next chunk.
bool check_tee() {
    ALL(teedataobject, d, "itertools._tee_dataobject", has_type(d->it) && d->numread >= 0 && d->numread <= LINKCELLS && (!d->nextlink || is_a(d->nextlink, "itertools._tee_dataobject")))
        return 1;
}

/// Buffered files have a buffer of some size.
bool check_files() {
    _foreach (_str type : file_types()) {
        ALL(buffered, b, type, !b->buffer || b->buffer_size > 0 && b->buffer_size < 1L << 32 && _readable(b->buffer, b->buffer_size))
    }
    ALL(stringio, s, "_io.StringIO", is_count(s->buf_size) && is_object_or_null(s->decoder) && is_object_or_null(s->readnl) && is_object_or_null(s->writenl))
        ALL(textio, t, "_io.TextIOWrapper", is_object_or_null(t->decoded_chars) && is_object_or_null(t->pending_bytes) && (!t->snapshot || is_a(t->snapshot, "tuple") || is_a(t->snapshot, "NoneType")))
        return 1;
}

_iter _str file_types() {
    _yield("_io.BufferedReader");
    _yield("_io.BufferedWriter");
    _yield("_io.BufferedRandom");
}

/// Arrays have room for what they hold.
bool check_arrays() {
    ALL(arrayobject, a, "array.array", Py_SIZE(a) <= a->allocated && is_count(a->allocated) && a->ob_descr->itemsize > 0 && a->ob_descr->itemsize <= 16 && _readable(a->ob_item, a->allocated * a->ob_descr->itemsize))
        return 1;
}

/// Parsers of XML have handlers, and a parser of expat's.
bool check_xml() {
    _foreach (void *o : samples_of("pyexpat.xmlparser")) {
        xmlparseobject *p = (xmlparseobject *) o;
        if (!_readable(p->itself, 64) || py_is_object(p->itself) || !_readable(p->handlers, XMLPARSE_HANDLERS * sizeof(PyObject *)))
            return fails("pyexpat.xmlparser", o, "it has a parser and handlers");
        for (int i = 0; i < XMLPARSE_HANDLERS; i++) {
            if (!is_object_or_null(p->handlers[i]))
                return fails("pyexpat.xmlparser", o, "its handlers are objects");
        }
    }
    return 1;
}

/// Compiled formats end, and each code of theirs is one.
bool check_formats() {
    _foreach (void *o : samples_of("_struct.Struct")) {
        PyStructObject *s = (PyStructObject *) o;
        if (!has_type(s->s_format) || s->s_codes && _address(s->s_codes->fmtdef) < 1 << 16 && s->s_codes->fmtdef)
            return fails("_struct.Struct", o, "it has a format and its codes");
    }
    return 1;
}

/// Small values of C stand in their object, larger ones where it says.
bool check_c_values() {
    _foreach ((void *t, _list(void *) some) : samples_by_type) {
        if (!py_has_base((PyTypeObject *) t, "_ctypes._CData"))
            continue;
        _foreach (void *o : some) {
            CDataObject *d = (CDataObject *) o;
            if (d->b_needsfree != 0 && d->b_needsfree != 1 || !is_count(d->b_size) || !_readable(d->b_ptr, d->b_size))
                return fails("_ctypes._CData", o, "its value can be read");
            if (d->b_needsfree && !d->b_base && d->b_size <= 16 && _address(d->b_ptr) != _address(&d->b_value))
                return fails("_ctypes._CData", o, "a small value stands in the object");
        }
    }
    return 1;
}

##ifdeftype PyZoneInfo_ZoneInfo
/// Time zones have as many moments of change in local time as in universal time.
bool check_time_zones() {
    _foreach (void *o : samples_of("zoneinfo.ZoneInfo")) {
        PyZoneInfo_ZoneInfo *z = (PyZoneInfo_ZoneInfo *) o;
        long n = (long) z->num_transitions;
        if (!is_count(n) || n > 1 << 20 || !is_count((long) z->num_ttinfos) || z->num_ttinfos > 1 << 16)
            return fails("zoneinfo.ZoneInfo", o, "it has changes");
        if (n && (!_readable(z->trans_list_utc, n * 8) || !_readable(z->trans_list_wall[0], n * 8) || !_readable(z->trans_list_wall[1], n * 8) || !_readable(z->trans_ttinfos, n * 8)))
            return fails("zoneinfo.ZoneInfo", o, "its changes can be read");
        for (long i = 1; i < n; i++) {
            if (z->trans_list_utc[i] <= z->trans_list_utc[i - 1] || z->trans_list_wall[0][i] - z->trans_list_utc[i] > 100000 || z->trans_list_utc[i] - z->trans_list_wall[0][i] > 100000)
                return fails("zoneinfo.ZoneInfo", o, "its changes follow each other");
            if (z->trans_ttinfos[i] < z->_ttinfos || z->trans_ttinfos[i] >= z->_ttinfos + z->num_ttinfos)
                return fails("zoneinfo.ZoneInfo", o, "each change leads to one of its offsets");
        }
    }
    return 1;
}
##endif
