/// Types of the standard library whose fields are numbers and buffers.
#include <cpython/doctor/facts.y>

/// What combines has an array of indices into its pool, and once it has begun, results as long as it says.
bool check_combinations() {
    ALL(combinationsobject, i, "itertools.combinations", is_count(i->r) && i->r <= Py_SIZE(i->pool) && _readable(i->indices, i->r * 8) && (!i->r || i->indices[0] >= 0 && i->indices[0] < Py_SIZE(i->pool)) && is_result(i->result, i->r))
        ALL(cwrobject, i, "itertools.combinations_with_replacement", is_count(i->r) && i->r < 1 << 20 && _readable(i->indices, i->r * 8) && (!i->r || i->indices[0] >= 0 && i->indices[0] < Py_SIZE(i->pool)) && is_result(i->result, i->r))
        ALL(permutationsobject, i, "itertools.permutations", is_count(i->r) && i->r <= Py_SIZE(i->pool) && (!i->r || i->indices[0] >= 0 && i->indices[0] < Py_SIZE(i->pool) && i->cycles[0] > 0 && i->cycles[0] <= Py_SIZE(i->pool)) && is_result(i->result, i->r))
        ALL(productobject, i, "itertools.product", is_a(i->pools, "tuple") && is_result(i->result, Py_SIZE(i->pools)) && _readable(i->indices, Py_SIZE(i->pools) * 8) && (!Py_SIZE(i->pools) || is_count(i->indices[0]) && i->indices[0] < 1 << 30))
        return 1;
}

bool is_result(void *result, long n) { return !result || is_a(result, "tuple") && Py_SIZE(result) == n; }

/// What several iterators share is kept in chunks: so many values, then, when the chunk is full, the next one.
bool check_tee() {
    _foreach (void *o : samples_of("itertools._tee_dataobject")) {
        teedataobject *d = (teedataobject *) o;
        if (!has_type(d->it) || d->numread < 0 || d->numread > LINKCELLS || d->nextlink && (!is_a(d->nextlink, "itertools._tee_dataobject") || d->numread != LINKCELLS))
            return fails("itertools._tee_dataobject", o, "its chunk is full, or the last");
        for (int i = 0; i < d->numread; i++) {
            if (!has_type(d->values[i]))
                return fails("itertools._tee_dataobject", o, "what was read are objects");
        }
    }
    return offsetof(teedataobject, values) == offsetof(teedataobject, nextlink) + sizeof(PyObject *);
}

/// Buffered files have a buffer of some size, a power of two for most; those of texts keep what was read and what is to be written.
bool check_files() {
    int files;
    int usual;
    _foreach (_str type : file_types()) {
        ALL(buffered, b, type, !b->buffer || b->buffer_size > 0 && b->buffer_size < 1L << 32 && _readable(b->buffer, b->buffer_size))
            _foreach (void *o : samples_of(type)) {
            long size = ((buffered *) o)->buffer_size;
            files++;
            usual += size && !(size & size - 1);
        }
    }
    ALL(stringio, s, "_io.StringIO", is_count(s->buf_size) && (s->state != STATE_REALIZED || s->string_size <= (Py_ssize_t) s->buf_size && s->pos <= 1L << 40))
        ALL(stringio, s, "_io.StringIO", (!s->decoder || is_a(s->decoder, "_io.IncrementalNewlineDecoder")) && (!s->readnl || is_str(s->readnl)) && (!s->writenl || is_str(s->writenl)) && offsetof(stringio, readnl) == offsetof(stringio, decoder) + 8 && offsetof(stringio, writenl) == offsetof(stringio, decoder) + 16)
        ALL(textio, t, "_io.TextIOWrapper", is_object_or_null(t->decoded_chars) && is_object_or_null(t->pending_bytes) && (!t->snapshot || is_a(t->snapshot, "tuple") || is_a(t->snapshot, "NoneType")))
        return !files || usual > 0;
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
        if (!has_type(s->s_format) || !is_count(s->s_size) || !is_count(s->s_len))
            return fails("_struct.Struct", o, "it has a format and its size");
        if (s->s_len && (!_readable(s->s_codes->fmtdef, 8) || !_contains("xcbB?hHiIlLqQnNefdspPFD", _cstr((char *) s->s_codes->fmtdef, 1))))
            return fails("_struct.Struct", o, "its first code is one");
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
        if (n && (z->trans_list_utc == z->trans_list_wall[0] || z->trans_list_utc == z->trans_list_wall[1] || _address(z->trans_list_wall[1]) == _address(z->trans_ttinfos) || z->trans_list_wall[0] == z->trans_list_wall[1]))
            return fails("zoneinfo.ZoneInfo", o, "its lists are several");
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
