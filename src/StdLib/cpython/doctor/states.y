/// Objects of the library in the midst of something: buffers, counts, what was read last.
#include <cpython/doctor/facts.y>

/// An int that may be of any size, as a floating-point number; 0 of more than two digits.
double is_int_of(void *o) { return py_int_fits((PyObject *) o) ? (double) py_int(o) : 1e300; }

/// Iterators over long ranges: what they are made of is too long for C, and they have not passed their end.
bool check_long_ranges() {
    _foreach (void *o : samples_of("longrange_iterator")) {
        longrangeiterobject *i = (longrangeiterobject *) o;
        if (!is_a(i->start, "int") || !is_a(i->step, "int") || !is_a(i->len, "int"))
            return fails("longrange_iterator", o, "it has ints");
        double end = is_int_of(i->start) + is_int_of(i->step) * is_int_of(i->len);
        if (end < 9.2e18 && end > -9.2e18)
            return fails("longrange_iterator", o, "it is too long for C");
##ifdeffield longrangeiterobject index
        if (!is_a(i->index, "int") || is_int_of(i->index) > is_int_of(i->len))
            return fails("longrange_iterator", o, "it is inside its range");
##endif
    }
    return 1;
}

/// Times of day and moments say whether they have a time zone.
bool check_times() {
    ALL(PyDateTime_DateTime, d, "datetime.datetime", d->hastzinfo == 0 || d->hastzinfo == 1 && is_time_zone(d->tzinfo))
        ALL(PyDateTime_Time, d, "datetime.time", d->hastzinfo == 0 || d->hastzinfo == 1 && is_time_zone(d->tzinfo))
        return 1;
}

bool is_time_zone(void *o) { return has_type(o) && py_has_base(Py_TYPE(o), "datetime.tzinfo"); }

/// A scanner of regular expressions holds the text that it scans.
bool check_scanners() {
    ALL(ScannerObject, s, "_sre.SRE_Scanner", has_type(s->state.string) && has_type(s->pattern) && _address(s->state.beginning) <= _address(s->state.end))
        return 1;
}

/// Readers and writers of tables have room for what they collect.
bool check_tables() {
    ALL(ReaderObj, r, "_csv.reader", is_count(r->field_size) && (!r->field || r->field_size > 0 && !(r->field_size & r->field_size - 1) && _readable(r->field, r->field_size * sizeof(Py_UCS4))))
        ALL(WriterObj, w, "_csv.writer", is_count(w->rec_size) && (!w->rec || w->rec_size > 0 && !(w->rec_size & 4095) && _readable(w->rec, w->rec_size)))
        return 1;
}

/// What is left of what was to be decompressed has a size.
bool check_decompressors() {
    ALL(BZ2Decompressor, d, "_bz2.BZ2Decompressor", is_object_or_null(d->unused_data) && (d->input_buffer ? d->input_buffer_size > 0 && is_count(d->input_buffer_size) && _readable(d->input_buffer, d->input_buffer_size) : d->input_buffer_size == 0))
        return 1;
}

/// What is polled has a length.
bool check_polls() {
    ALL(pollObject, p, "select.poll", is_a(p->dict, "dict") && (!p->ufd_uptodate || p->ufd_len == ((PyDictObject *) p->dict)->ma_used) && (!p->ufds || p->ufd_len > 0 && p->ufd_len < 1 << 20 && p->ufd_len >= ((PyDictObject *) p->dict)->ma_used && _readable(p->ufds, p->ufd_len * 8)))
        return 1;
}

/// Unpicklers: the memo's room is a power of two, and the names of encodings are texts.
bool check_unpicklers() {
    ALL(UnpicklerObject, u, "_pickle.Unpickler", !u->memo || u->memo_size >= 32 && !(u->memo_size & u->memo_size - 1) && is_count(u->memo_size) && _readable(u->memo, u->memo_size * 8))
        ALL(UnpicklerObject, u, "_pickle.Unpickler", (!u->encoding || is_word(u->encoding)) && (!u->errors || is_word(u->errors)) && (!u->encoding || u->encoding != u->errors))
        return 1;
}

/// A short text of letters.
bool is_word(char *text) { return _readable(text, 2) && (_cstr(text, 40) ~~ rx/^[A-Za-z0-9_-]{2,39}$/); }

/// Elements of XML: children are as many as there is room for, few stand in the block itself; an element's list of weak references follows.
bool check_elements() {
    PyTypeObject *t = type_of_name("xml.etree.ElementTree.Element");
    if (t && t->tp_weaklistoffset > 0 && offsetof(ElementObject, extra) + sizeof(void *) != t->tp_weaklistoffset)
        return 0;
    _foreach (void *o : samples_of("xml.etree.ElementTree.Element")) {
        ElementObjectExtra *x = ((ElementObject *) o)->extra;
        if (x && (!_readable(x, sizeof(ElementObjectExtra)) || !is_count(x->length) || x->length > x->allocated || x->allocated > 1 << 30
                || (x->allocated <= 4) != (_address(x->children) == _address(&x->_children))))
            return fails("xml.etree.ElementTree.Element", o, "its children have room");
    }
    ALL(ElementIterObject, i, "_elementtree._element_iterator", is_count(i->parent_stack_size) && i->parent_stack_used <= i->parent_stack_size && i->parent_stack_size >= 1 && i->parent_stack_size < 1 << 24 && _readable(i->parent_stack, i->parent_stack_size * 16))
        return 1;
}

/// The layouts of ctypes' classes: formats are texts, shapes have as many numbers as there are dimensions.
bool check_c_types() {
##ifdeftype StgDictObject
    ALL(StgDictObject, s, "StgDict", (!s->format || _readable(s->format, 1) && s->format[0] >= 33 && s->format[0] < 127) && s->ndim >= 0 && s->ndim < 64 && (s->ndim == 0) == !s->shape && is_count(s->length) && is_count(s->size))
        ALL(StgDictObject, s, "StgDict", !s->shape || _readable(s->shape, s->ndim * 8) && is_count(s->shape[0]))
        ALL(StgDictObject, s, "StgDict", s->ffi_type_pointer.type <= 16 && s->ffi_type_pointer.alignment <= 64 && (s->ffi_type_pointer.type != FFI_TYPE_STRUCT || !s->ffi_type_pointer.elements || _readable(s->ffi_type_pointer.elements, 8)))
##endif
        return 1;
}

/// What serves TLS has protocols with a length.
bool check_tls() {
    _foreach ((void *t, _list(void *) some) : samples_by_type) {
        if (!py_has_base((PyTypeObject *) t, "_ssl._SSLContext"))
            continue;
        _foreach (void *o : some) {
            PySSLContext *c = (PySSLContext *) o;
            if (!c->alpn_protocols != !c->alpn_protocols_len || c->alpn_protocols && (c->alpn_protocols_len > 65535 || !_readable(c->alpn_protocols, c->alpn_protocols_len)))
                return fails("_ssl._SSLContext", o, "its protocols have a length");
##ifdeffield PySSLContext msg_cb
            if (!is_object_or_null(c->msg_cb) || !is_object_or_null(c->keylog_filename))
                return fails("_ssl._SSLContext", o, "what it calls is an object");
##endif
        }
    }
    return 1;
}

##ifdeffield dequeobject freeblocks
/// Queues keep some blocks that they no longer need.
bool check_queues() {
    ALL(dequeobject, d, "collections.deque", d->numfreeblocks >= 0 && d->numfreeblocks <= 16 && (!d->numfreeblocks || _readable(d->freeblocks[0], sizeof(BLOCK)) && _readable(d->freeblocks[d->numfreeblocks - 1], sizeof(BLOCK))))
        return 1;
}
##endif
