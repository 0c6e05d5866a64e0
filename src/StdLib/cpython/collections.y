/// collections, functools, operator, contextvars, weak references' helpers in C.

_visit dequeobject *d of "collections.deque" {
    // Modules/_collectionsmodule.c, deque_sizeof: blocks in use; spare ones are not counted.
    Py_ssize_t n = Py_SIZE(d);
    Py_ssize_t blocks = (d->leftindex + n + 63) / 64;
    _own(d->leftblock, blocks * sizeof(BLOCK));
##ifdeffield dequeobject numfreeblocks
    _hidden(d->freeblocks[0], d->numfreeblocks * sizeof(BLOCK));
##endif
    BLOCK *b = d->leftblock;
    Py_ssize_t at = d->leftindex;
    for (Py_ssize_t i = 0; i < n; i++) {
        _ref(b->data[at], _each("deque items"));
        if (++at == 64) {
            b = b->rightlink;
            at = 0;
        }
    }
}

// The names before 3.12, and since.
_visit dequeiterobject *i of "_collections._deque_iterator" { _ref(i->deque, "of"); }
_visit dequeiterobject *i of "collections._deque_iterator" { _ref(i->deque, "of"); }
_visit dequeiterobject *i of "collections._deque_reverse_iterator" { _ref(i->deque, "of"); }
_visit dequeiterobject *i of "_collections._deque_reverse_iterator" { _ref(i->deque, "of"); }
_visit defdictobject *d of "collections.defaultdict" { _ref(d->default_factory, "default_factory"); }
_visit _tuplegetterobject *g of "_collections._tuplegetter" { _ref(g->doc, "__doc__"); }
_visit _tuplegetterobject *g of "collections._tuplegetter" { _ref(g->doc, "__doc__"); }

_visit PyODictObject *d of "collections.OrderedDict" {
    _own(d->od_fast_nodes, d->od_fast_nodes_size * sizeof(void *));
    if (d->od_first)
        _own(d->od_first, d->od_dict.ma_used * sizeof(_ODictNode));
    Py_ssize_t n = 0;
    for (_ODictNode *node = d->od_first; node && n <= d->od_dict.ma_used; node = node->next) {
        _ref(node->key, _each("dict keys"));
        n++;
    }
##ifndeftype _PyRuntimeState
    _ref(d->od_weakreflist, "weak references");
##endif
}

_visit odictiterobject *i of "odict_iterator" { _ref(i->di_odict, "of"); _ref(i->di_current, "current"); _ref(i->di_result, "result"); }

_visit partialobject *p of "functools.partial" {
    _ref(p->fn, "func");
    _ref(p->args, "args");
    _ref(p->kw, "keywords");
##ifdeffield partialobject placeholder
    _hidden_ref(p->placeholder, "placeholder");
##endif
}
_visit keyobject *k of "functools.KeyWrapper" { _ref(k->cmp, "cmp"); _ref(k->object, "object"); }

/// Every entry of a cache is an object of the list, a value of its dict, and holds key and result.
_visit lru_cache_object *c of "functools._lru_cache_wrapper" {
    _ref(c->cache, "cache");
    _ref(c->func, "__wrapped__");
    _ref(c->cache_info_type, "cache_info_type");
##ifdeffield lru_cache_object kwd_mark
    _ref(c->kwd_mark, "kwd_mark");
    _ref(c->lru_list_elem_type, "lru_list_elem_type");
##endif
##ifdeffield lru_cache_object maxsize_O
    _ref(c->maxsize_O, "maxsize");
##endif
    struct lru_list_elem *root = &c->root;
    Py_ssize_t n = 0;
    // An unbounded cache keeps its results in the dict alone: the list is empty, and its links may be null.
    for (struct lru_list_elem *e = root->next; e && e != root && n < 1L << 40; e = e->next) {
##ifdeffield lru_cache_object maxsize_O
        _ref((PyObject *) e, _each("cache entries"));
##else
        _ref(e->key, _each("cache keys"));
        _ref(e->result, _each("cache results"));
##endif
##ifdeffield lru_cache_object lru_list_elem_type
        _ref(Py_TYPE(e), "lru_list_elem_type");
##endif
        n++;
    }
}

_visit lru_list_elem *e of "functools._lru_list_elem" {
##ifdeffield lru_cache_object maxsize_O
    _ref(e->key, _each("cache keys"));
    _ref(e->result, _each("cache results"));
##else
    _hidden_ref(e->key, _each("cache keys"));
    _hidden_ref(e->result, _each("cache results"));
##endif
}

_visit itemgetterobject *g of "operator.itemgetter" { _ref(g->item, "item"); }
_visit attrgetterobject *g of "operator.attrgetter" { _ref(g->attr, "attr"); }
_visit methodcallerobject *m of "operator.methodcaller" {
    // The collector hears of the name since 3.10.
##ifdeffield PyFunctionObject func_builtins
    _ref(m->name, "name");
##else
    _hidden_ref(m->name, "name");
##endif
    _ref(m->kwds, "kwds");
##ifdeffield methodcallerobject xargs
    _ref(m->xargs, "args");
    // Not set before the first call.
    if (m->vectorcall_args)
        _hidden_ref(m->vectorcall_kwnames, "names");
##else
    _ref(m->args, "args");
##ifdeffield methodcallerobject vectorcall_args
    _ref(m->vectorcall_args, "arguments");
    _ref(m->vectorcall_kwnames, "names");
##endif
##endif
}

_visit PyContext *c of "_contextvars.Context" { _ref(c->ctx_prev, "previous"); _ref(c->ctx_vars, "variables"); }
_visit PyContextVar *v of "_contextvars.ContextVar" { _ref(v->var_name, "name"); _ref(v->var_default, "default"); }
_visit PyContextToken *t of "_contextvars.Token" { _ref(t->tok_ctx, "context"); _ref(t->tok_var, "var"); _ref(t->tok_oldval, "old_value"); }
_visit PyHamtObject *h of "hamt" { _ref(h->h_root, "root"); }
_visit PyHamtNode_Array *n of "hamt_array_node" {
    for (int i = 0; i < 32; i++)
        _ref(n->a_array[i], _each("hamt"));
}
_visit PyHamtNode_Bitmap *n of "hamt_bitmap_node" {
    for (Py_ssize_t i = 0; i < Py_SIZE(n); i++)
        _ref(n->b_array[i], _each("hamt"));
}
_visit PyHamtNode_Collision *n of "hamt_collision_node" {
    for (Py_ssize_t i = 0; i < Py_SIZE(n); i++)
        _ref(n->c_array[i], _each("hamt"));
}
