/// Modules/itertoolsmodule.c. What combines holds arrays of indices, as many as its pool or its choice is long.

_visit countobject *i of "itertools.count"             { _ref(i->long_cnt, "count"); _ref(i->long_step, "step"); }
_visit cycleobject *i of "itertools.cycle"             { _ref(i->it, "of"); _ref(i->saved, "saved"); }
_visit repeatobject *i of "itertools.repeat"           { _ref(i->element, "element"); }
_visit accumulateobject *i of "itertools.accumulate"   {
    _ref(i->total, "total");
    _ref(i->it, "of");
    _ref(i->binop, "function");
##ifdeffield accumulateobject initial
    _ref(i->initial, "initial");
##endif
}
_visit chainobject *i of "itertools.chain"             { _ref(i->source, "of"); _ref(i->active, "active"); }
_visit compressobject *i of "itertools.compress"       { _ref(i->data, "of"); _ref(i->selectors, "selectors"); }
_visit dropwhileobject *i of "itertools.dropwhile"     { _ref(i->func, "function"); _ref(i->it, "of"); }
_visit takewhileobject *i of "itertools.takewhile"     { _ref(i->func, "function"); _ref(i->it, "of"); }
_visit filterfalseobject *i of "itertools.filterfalse" { _ref(i->func, "function"); _ref(i->it, "of"); }
_visit starmapobject *i of "itertools.starmap"         { _ref(i->func, "function"); _ref(i->it, "of"); }
_visit isliceobject *i of "itertools.islice"           { _ref(i->it, "of"); }
_visit _grouperobject *i of "itertools._grouper"       { _ref(i->parent, "of"); _ref(i->tgtkey, "key"); }
_visit ziplongestobject *i of "itertools.zip_longest"  { _ref(i->ittuple, "of"); _ref(i->result, "result"); _ref(i->fillvalue, "fillvalue"); }
##ifdeftype pairwiseobject
_visit pairwiseobject *i of "itertools.pairwise" {
    _ref(i->it, "of");
    _ref(i->old, "last");
##ifdeffield pairwiseobject result
    _ref(i->result, "result");
##endif
}
##endif

##ifdeftype batchedobject
_visit batchedobject *i of "itertools.batched" { _ref(i->it, "of"); }
##endif

_visit groupbyobject *i of "itertools.groupby" {
    _ref(i->it, "of");
    _ref(i->keyfunc, "key function");
    _ref(i->tgtkey, "target key");
    _ref(i->currkey, "key");
    _ref(i->currvalue, "value");
}

_visit teeobject *i of "itertools._tee" { _ref(i->dataobj, "data"); }
_visit teedataobject *d of "itertools._tee_dataobject" {
    _ref(d->it, "of");
    for (int i = 0; i < d->numread && i < LINKCELLS; i++)
        _ref(d->values[i], _each("tee values"));
    _ref(d->nextlink, "next");
}

_visit productobject *i of "itertools.product" {
    _ref(i->pools, "pools");
    _ref(i->result, "result");
    if (i->pools)
        _own(i->indices, Py_SIZE(i->pools) * sizeof(Py_ssize_t));
}

_visit combinationsobject *i of "itertools.combinations" {
    _ref(i->pool, "pool");
    _ref(i->result, "result");
    _own(i->indices, i->r * sizeof(Py_ssize_t));
}

_visit cwrobject *i of "itertools.combinations_with_replacement" {
    _ref(i->pool, "pool");
    _ref(i->result, "result");
    _own(i->indices, i->r * sizeof(Py_ssize_t));
}

_visit permutationsobject *i of "itertools.permutations" {
    _ref(i->pool, "pool");
    _ref(i->result, "result");
    if (i->pool)
        _own(i->indices, Py_SIZE(i->pool) * sizeof(Py_ssize_t));
    _own(i->cycles, i->r * sizeof(Py_ssize_t));
}
