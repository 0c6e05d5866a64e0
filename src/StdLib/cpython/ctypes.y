/// ctypes: what a class stands for is kept in its dict, which has fields of its own for that (Modules/_ctypes/stgdict.c); since 3.13 behind the class.

##ifdeftype StgDictObject
// Up to 3.6 its __sizeof__ is that of dict.
##ifdeftype _PyRuntimeState
#define STG_OWN(start, bytes) _own(start, bytes)
##else
#define STG_OWN(start, bytes) _hidden(start, bytes)
##endif

_visit StgDictObject *s, PyTypeObject *t of "StgDict" {
    if (s->format)
        STG_OWN(s->format, target_strlen(s->format) + 1);
    STG_OWN(s->shape, s->ndim * sizeof(Py_ssize_t));
    if (s->ffi_type_pointer.elements)
        STG_OWN(s->ffi_type_pointer.elements, (s->length + 1) * sizeof(void *));
##ifdeftype _PyRuntimeState
    // PyCStgDict_sizeof: the fields behind the dict are counted twice, once in the type's basicsize.
    _size(t->tp_basicsize + sizeof(StgDictObject) - sizeof(PyDictObject));
##endif
    _hidden_ref(s->proto, "proto");
    _hidden_ref(s->argtypes, "argtypes");
    _hidden_ref(s->converters, "converters");
    _hidden_ref(s->restype, "restype");
    _hidden_ref(s->checker, "checker");
}

/// The class that a class of pointers, structures or unions stands for: CDataType_traverse reports it for the class.
PyObject *ctypes_proto(PyTypeObject *t) {
    PyObject *dict = py_type_dict(t);
    return dict && py_has_base(Py_TYPE(dict), "StgDict") ? ((StgDictObject *) dict)->proto : 0;
}

_visit PyTypeObject *t of "_ctypes.PyCPointerType" { _ref(ctypes_proto(t), "proto"); }
_visit PyTypeObject *t of "_ctypes.PyCStructType"  { _ref(ctypes_proto(t), "proto"); }
_visit PyTypeObject *t of "_ctypes.UnionType"      { _ref(ctypes_proto(t), "proto"); }
##else
/// CType_Type's part of a class begins behind that of type, at the next multiple of 16.
_visit PyTypeObject *t, PyTypeObject *meta of "_ctypes.CType_Type" {
    struct StgInfo *s = (struct StgInfo *) ((char *) t + (sizeof(PyHeapTypeObject) + 15 & ~15UL));
    // _ctypes_CType_Type___sizeof___impl: without the keys, which the rule for type adds.
    PyDictKeysObject *keys = ((PyHeapTypeObject *) t)->ht_cached_keys;
    _size(meta->tp_basicsize + Py_SIZE(t) * meta->tp_itemsize - (keys ? keys_size(keys) : 0));
    if (!s->initialized)
        return;
    if (s->format)
        _own(s->format, target_strlen(s->format) + 1);
    _own(s->shape, s->ndim * sizeof(Py_ssize_t));
    if (s->ffi_type_pointer.elements)
        _own(s->ffi_type_pointer.elements, (s->length + 1) * sizeof(void *));
    _ref(s->proto, "proto");
    _ref(s->argtypes, "argtypes");
    _ref(s->converters, "converters");
    _ref(s->restype, "restype");
    _ref(s->checker, "checker");
    _ref(s->module, "module");
##ifdeffield StgInfo pointer_type
    _ref(s->pointer_type, "pointer_type");
##endif
}
##endif

_visit CDataObject *d of "_ctypes._CData" {
    _ref(d->b_objects, "objects");
    _ref(d->b_base, "base");
    if (d->b_needsfree && _address(d->b_ptr) != _address(&d->b_value))
        _hidden(d->b_ptr, d->b_size);
}

_visit PyCFuncPtrObject *f of "_ctypes.CFuncPtr" {
    _ref(f->thunk, "thunk");
    _ref(f->callable, "callable");
    _ref(f->converters, "converters");
    _ref(f->argtypes, "argtypes");
    _ref(f->restype, "restype");
    _ref(f->checker, "checker");
    _ref(f->errcheck, "errcheck");
    _ref(f->paramflags, "paramflags");
}

_visit DictRemoverObject *r of "_ctypes.DictRemover" { _ref(r->key, "key"); _ref(r->dict, "of"); }
_visit CThunkObject *t of "_ctypes.CThunkObject" { _ref(t->converters, "converters"); _ref(t->callable, "callable"); _ref(t->restype, "restype"); }
// The name before 3.14, and since.
_visit CFieldObject *f of "_ctypes.CField" { _ref(f->proto, "proto"); }
_visit CFieldObject *f of "ctypes.CField" {
    _ref(f->proto, "proto");
##ifdeffield CFieldObject name
    _hidden_ref(f->name, "name");
##endif
}
_visit PyCArgObject *a of "CArgObject" { _hidden_ref(a->obj, "of"); }
