/// Iterators of the built-in types, enumerate, zip and their kin.

_visit seqiterobject *i of "iterator"                { _ref(i->it_seq, "of"); }
_visit calliterobject *i of "callable_iterator"      { _ref(i->it_callable, "callable"); _ref(i->it_sentinel, "sentinel"); }
_visit listreviterobject *i of "list_reverseiterator" { _ref(i->it_seq, "of"); }
_visit setiterobject *i of "set_iterator"            { _ref(i->si_set, "of"); }
_visit unicodeiterobject *i of "str_iterator"        { _ref(i->it_seq, "of"); }
_visit unicodeiterobject *i of "str_ascii_iterator"  { _ref(i->it_seq, "of"); }
_visit bytesiterobject *i of "bytes_iterator"        { _ref(i->it_seq, "of"); }
_visit bytesiterobject *i of "bytearray_iterator"    { _ref(i->it_seq, "of"); }
_visit reversedobject *i of "reversed"               { _ref(i->seq, "of"); }
_visit enumobject *i of "enumerate"                  { _ref(i->en_sit, "of"); _ref(i->en_result, "result"); _ref(i->en_longindex, "index"); }
_visit zipobject *i of "zip"                         { _ref(i->ittuple, "of"); _ref(i->result, "result"); }
_visit mapobject *i of "map"                         { _ref(i->iters, "of"); _ref(i->func, "function"); }
_visit filterobject *i of "filter"                   { _ref(i->func, "function"); _ref(i->it, "of"); }
_visit memoryiterobject *i of "memory_iterator"      { _ref(i->it_seq, "of"); }
_visit gaiterobject *i of "generic_alias_iterator"   { _ref(i->obj, "of"); }
_visit anextawaitableobject *i of "anext_awaitable"  { _ref(i->wrapped, "of"); _ref(i->default_value, "default"); }
_visit PyHamtIterator *i of "keys"                   { _ref(i->hi_obj, "of"); }
_visit PyHamtIterator *i of "values"                 { _ref(i->hi_obj, "of"); }
_visit PyHamtIterator *i of "items"                  { _ref(i->hi_obj, "of"); }

##ifdeftype _PyListIterObject
_visit _PyListIterObject *i of "list_iterator"       { _ref(i->it_seq, "of"); }
_visit _PyTupleIterObject *i of "tuple_iterator"     { _ref(i->it_seq, "of"); }
##else
_visit listiterobject *i of "list_iterator"          { _ref(i->it_seq, "of"); }
_visit tupleiterobject *i of "tuple_iterator"        { _ref(i->it_seq, "of"); }
##endif
