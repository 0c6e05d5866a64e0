/// Types of the standard library's C modules: io, array, datetime, re, threads, asyncio, compression and more.

/// The buffer is a bytes object. Since 3.12, when the types of io became heap types, they report all that they hold: it is counted on its own. Before, the collector did not hear of it, and
/// sys.getsizeof counts it as part of this object unless it is shared with who gave it.
##ifdeffield stringio module_state
_visit bytesio *b of "_io.BytesIO" { _ref(b->buf, "buffer"); }
##else
_visit bytesio *b of "_io.BytesIO" {
    if (b->buf && py_refcount(b->buf) > 1)
        _hidden_ref(b->buf, "buffer");
    else if (b->buf)
        _own(b->buf, Py_TYPE(b->buf)->tp_basicsize + Py_SIZE(b->buf));
}
##endif

_visit stringio *s of "_io.StringIO" {
    _hidden(s->buf, s->buf_size * sizeof(Py_UCS4));
##ifdeffield stringio module_state
    _ref(s->decoder, "decoder");
    _ref(s->readnl, "readnl");
    _ref(s->writenl, "writenl");
##else
    _hidden_ref(s->decoder, "decoder");
    _hidden_ref(s->readnl, "readnl");
    _hidden_ref(s->writenl, "writenl");
##endif
}

_visit buffered *b of "_io.BufferedReader" { _ref(b->raw, "raw"); if (b->buffer) _own(b->buffer, b->buffer_size); }
_visit buffered *b of "_io.BufferedWriter" { _ref(b->raw, "raw"); if (b->buffer) _own(b->buffer, b->buffer_size); }
_visit buffered *b of "_io.BufferedRandom" { _ref(b->raw, "raw"); if (b->buffer) _own(b->buffer, b->buffer_size); }
##ifdeffield stringio module_state
_visit rwpair *p of "_io.BufferedRWPair" { _ref(p->reader, "reader"); _ref(p->writer, "writer"); }
##else
_visit rwpair *p of "_io.BufferedRWPair" { _hidden_ref(p->reader, "reader"); _hidden_ref(p->writer, "writer"); }
##endif

_visit textio *t of "_io.TextIOWrapper" {
    _ref(t->buffer, "buffer");
    _ref(t->encoding, "encoding");
    _ref(t->encoder, "encoder");
    _ref(t->decoder, "decoder");
    _ref(t->readnl, "readnl");
    _ref(t->decoded_chars, "decoded_chars");
    _ref(t->pending_bytes, "pending_bytes");
    _ref(t->snapshot, "snapshot");
    _ref(t->errors, "errors");
    _ref(t->raw, "raw");
}

_visit bytesiobuf *b of "_io._BytesIOBuffer" { _ref(b->source, "of"); }
_visit nldecoder_object *d of "_io.IncrementalNewlineDecoder" { _ref(d->decoder, "decoder"); _ref(d->errors, "errors"); }

_visit arrayiterobject *i of "array.arrayiterator" { _ref(i->ao, "of"); }
_visit arrayobject *a of "array.array" { _size(Py_TYPE(a)->tp_basicsize); _own(a->ob_item, a->allocated * a->ob_descr->itemsize); }

/// Without a time zone the object is allocated shorter: the field is not there then.
_visit PyDateTime_DateTime *d of "datetime.datetime" { if (d->hastzinfo) _hidden_ref(d->tzinfo, "tzinfo"); }
_visit PyDateTime_Time *d of "datetime.time" { if (d->hastzinfo) _hidden_ref(d->tzinfo, "tzinfo"); }
_visit PyDateTime_TimeZone *z of "datetime.timezone" { _hidden_ref(z->offset, "offset"); _hidden_ref(z->name, "name"); }

_visit PatternObject *p of "re.Pattern" { _ref(p->groupindex, "groupindex"); _ref(p->indexgroup, "indexgroup"); _ref(p->pattern, "pattern"); }
_visit MatchObject *m of "re.Match" { _ref(m->string, "string"); _ref(m->regs, "regs"); _ref(m->pattern, "pattern"); }
##ifdeftype TemplateObject
_visit TemplateObject *t of "_sre.SRE_Template" {
    _ref(t->literal, "literal");
    PyObject **item = (PyObject **) (t + 1);
    for (Py_ssize_t i = 0; i < Py_SIZE(t); i++)
        _ref(item[2 * i + 1], _each("literals"));
}
##endif
_visit ScannerObject *s of "_sre.SRE_Scanner" { _ref(s->pattern, "pattern"); _hidden_ref(s->state.string, "string"); }

_visit localobject *l of "_thread._local" {
    _ref(l->args, "args");
    _ref(l->kw, "kw");
##ifdeffield localobject localdicts
    _ref(l->localdicts, "dicts");
    _ref(l->thread_watchdogs, "watchdogs");
##else
    _ref(l->dummies, "dummies");
    _hidden_ref(l->key, "key");
    _hidden_ref(l->wr_callback, "wr_callback");
##endif
}

_visit FutureObj *f of "_asyncio.Future" {
    _ref(f->fut_loop, "loop");
##ifdeffield FutureObj fut_callback0
    _ref(f->fut_callback0, "callback");
    _ref(f->fut_context0, "context");
##endif
    _ref(f->fut_callbacks, "callbacks");
    _ref(f->fut_exception, "exception");
##ifdeffield FutureObj fut_exception_tb
    _ref(f->fut_exception_tb, "exception_tb");
##endif
    _ref(f->fut_result, "result");
    _ref(f->fut_source_tb, "source_traceback");
##ifdeffield FutureObj fut_cancel_msg
    _ref(f->fut_cancel_msg, "cancel_message");
##endif
##ifdeffield FutureObj fut_awaited_by
    _ref(f->fut_awaited_by, "awaited_by");
##endif
##ifdeffield FutureObj fut_cancelled_exc
    _ref(f->fut_cancelled_exc, "cancelled_exc");
##elifdeffield FutureObj fut_cancelled_exc_state
    _ref(f->fut_cancelled_exc_state.exc_type, "cancelled_exc");
    _ref(f->fut_cancelled_exc_state.exc_value, "cancelled_exc");
    _ref(f->fut_cancelled_exc_state.exc_traceback, "cancelled_exc");
##endif
}

/// A task is a future, too: its first fields are those.
_visit TaskObj *f of "_asyncio.Task" {
##ifdeffield TaskObj task_context
    _ref(f->task_context, "context");
##endif
    _ref(f->task_coro, "coro");
##ifdeffield TaskObj task_name
    _ref(f->task_name, "name");
##endif
    _ref(f->task_fut_waiter, "fut_waiter");
}

_visit _abc_data *d of "_abc._abc_data" {
    _ref(d->_abc_registry, "registry");
    _ref(d->_abc_cache, "cache");
    _ref(d->_abc_negative_cache, "negative_cache");
}

##ifdeftype RingBuf
_visit simplequeueobject *q of "_queue.SimpleQueue" {
    // simplequeue_sizeof: the ring belongs to the object.
    _hidden(q->buf.items, q->buf.items_cap * sizeof(PyObject *));
    for (Py_ssize_t i = 0; i < q->buf.num_items; i++)
        _ref(q->buf.items[(q->buf.get_idx + i) % q->buf.items_cap], _each("items"));
}
##else
_visit simplequeueobject *q of "_queue.SimpleQueue" { _ref(q->lst, "items"); }
##endif

_visit PyScannerObject *s of "_json.Scanner" {
    _ref(s->object_hook, "object_hook");
    _ref(s->object_pairs_hook, "object_pairs_hook");
    _ref(s->parse_float, "parse_float");
    _ref(s->parse_int, "parse_int");
    _ref(s->parse_constant, "parse_constant");
##ifndeftype _PyRuntimeState
    _ref(s->strict, "strict");
##endif
##ifdeffield PyScannerObject memo
##ifdeffield PyHeapTypeObject ht_module
    _ref(s->memo, "memo");
##else
    _hidden_ref(s->memo, "memo");
##endif
##endif
}

_visit PyEncoderObject *e of "_json.Encoder" {
    _ref(e->markers, "markers");
    _ref(e->defaultfn, "default");
    _ref(e->encoder, "encoder");
    _ref(e->indent, "indent");
    _ref(e->key_separator, "key_separator");
    _ref(e->item_separator, "item_separator");
##ifndeftype _PyRuntimeState
    _ref(e->sort_keys, "sort_keys");
    _ref(e->skipkeys, "skipkeys");
##endif
}

/// Modules/_struct.c, s_sizeof: as many format codes as there are, and the one that ends them.
_visit PyStructObject *s of "_struct.Struct" {
    _ref(s->s_format, "format");
    if (s->s_codes) {
        Py_ssize_t n = 1;
        for (formatcode *code = s->s_codes; code->fmtdef; code++)
            n++;
        _own(s->s_codes, n * sizeof(formatcode));
    }
}

_visit unpackiterobject *i of "_struct.unpack_iterator" { _ref(i->so, "of"); _ref(i->buf.obj, "buffer"); }

_visit DialectObj *d of "_csv.Dialect" { _ref(d->lineterminator, "lineterminator"); }
_visit ReaderObj *r of "_csv.reader" { _ref(r->dialect, "dialect"); _ref(r->input_iter, "input"); _ref(r->fields, "fields"); _hidden(r->field, r->field_size * sizeof(Py_UCS4)); }
_visit WriterObj *w of "_csv.writer" {
    _ref(w->dialect, "dialect");
##ifdeffield WriterObj write
    _ref(w->write, "write");
##else
    _ref(w->writeline, "write");
##endif
##ifdeffield WriterObj error_obj
    _ref(w->error_obj, "error");
##endif
    _hidden(w->rec, w->rec_size * sizeof(Py_UCS4));
}

##ifdeftype TaskWakeupMethWrapper
_visit TaskWakeupMethWrapper *w of "TaskWakeupMethWrapper" { _ref(w->ww_task, "task"); }
##endif
_visit TaskStepMethWrapper *w of "_asyncio.TaskStepMethWrapper" { _ref(w->sw_task, "task"); _ref(w->sw_arg, "argument"); }
_visit TaskStepMethWrapper *w of "TaskStepMethWrapper" { _ref(w->sw_task, "task"); _ref(w->sw_arg, "argument"); }
_visit futureiterobject *i of "_asyncio.FutureIter" { _ref(i->future, "of"); }
##ifdeftype PyRunningLoopHolder
_visit PyRunningLoopHolder *h of "_RunningLoopHolder" { _hidden_ref(h->rl_loop, "loop"); }
##endif

_visit compobject *c of "zlib.Compress" { _hidden_ref(c->unused_data, "unused_data"); _hidden_ref(c->unconsumed_tail, "unconsumed_tail"); _hidden_ref(c->zdict, "zdict"); }
_visit compobject *c of "zlib.Decompress" { _hidden_ref(c->unused_data, "unused_data"); _hidden_ref(c->unconsumed_tail, "unconsumed_tail"); _hidden_ref(c->zdict, "zdict"); }
##ifdeftype ZstdDict
_visit ZstdCompressor *c of "compression.zstd.ZstdCompressor" { _ref(c->dict, "dictionary"); }
_visit ZstdDecompressor *d of "compression.zstd.ZstdDecompressor" {
    _ref(d->dict, "dictionary");
    _hidden_ref(d->unused_data, "unused_data");
    _hidden(d->input_buffer, d->input_buffer_size);
}
_visit ZstdDict *d of "compression.zstd.ZstdDict" {
    _ref(d->c_dicts, "digested");
    _hidden(d->dict_buffer, d->dict_len);
}
##endif
##ifdeftype ZlibDecompressor
_visit ZlibDecompressor *d of "zlib._ZlibDecompressor" { _hidden_ref(d->unused_data, "unused_data"); _hidden_ref(d->zdict, "zdict"); _hidden(d->input_buffer, d->input_buffer_size); }
##endif
_visit BZ2Decompressor *d of "_bz2.BZ2Decompressor" { _hidden_ref(d->unused_data, "unused_data"); _hidden(d->input_buffer, d->input_buffer_size); }
_visit Decompressor *d of "_lzma.LZMADecompressor" { _hidden_ref(d->unused_data, "unused_data"); _hidden(d->input_buffer, d->input_buffer_size); }

_visit DirEntry *e of "posix.DirEntry" { _hidden_ref(e->name, "name"); _hidden_ref(e->path, "path"); _hidden_ref(e->stat, "stat"); _hidden_ref(e->lstat, "lstat"); }
_visit ScandirIterator *i of "posix.ScandirIterator" { _hidden_ref(i->path.object, "path"); _hidden_ref(i->path.cleanup, "path"); }
_visit pollObject *p of "select.poll" { _hidden_ref(p->dict, "registered"); _hidden(p->ufds, p->ufd_len * 8); }
