/// How facts about objects are said: of each sample of a type something holds.

/// Says which object it does not hold of; false.
bool fails(_str type, void *o, _str what) {
    _warn(sprintf("of the object of type %s at %p this does not hold: %s", type, o, what));
    return 0;
}

#define ALL(T, o, type, condition) _foreach (void *each : samples_of(type)) { T *o = (T *) each; if (!(condition)) return fails(type, each, #condition); }

/// What may be left out: NULL, or an object with these flags in its type.
bool is_or_null(void *o, unsigned long flags) { return !o || py_is_object(o) && py_type_has(Py_TYPE(o), flags); }

bool is_str(void *o) { return py_is_object(o) && py_is_str(o); }
bool is_dict_or_null(void *o) { return is_or_null(o, Py_TPFLAGS_DICT_SUBCLASS); }
bool is_tuple_or_null(void *o) { return is_or_null(o, Py_TPFLAGS_TUPLE_SUBCLASS); }
bool is_list_or_null(void *o) { return is_or_null(o, Py_TPFLAGS_LIST_SUBCLASS); }
bool is_int_or_null(void *o) { return is_or_null(o, Py_TPFLAGS_LONG_SUBCLASS); }
bool is_none_or_null(void *o) { return !o || is_a(o, "NoneType"); }
bool is_exception_or_null(void *o) { return !o || is_a(o, "NoneType") || is_or_null(o, Py_TPFLAGS_BASE_EXC_SUBCLASS); }
bool is_object_or_null(void *o) { return !o || has_type(o); }
bool is_count(long n) { return n >= 0 && n < 1L << 40; }
