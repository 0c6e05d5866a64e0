/// Descriptors, properties, super (Objects/descrobject.c).

_visit PyDescrObject *d of "method_descriptor"      { _ref(d->d_type, "__objclass__"); _hidden_ref(d->d_name, "__name__"); _hidden_ref(d->d_qualname, "__qualname__"); }
_visit PyDescrObject *d of "classmethod_descriptor" { _ref(d->d_type, "__objclass__"); _hidden_ref(d->d_name, "__name__"); _hidden_ref(d->d_qualname, "__qualname__"); }
_visit PyDescrObject *d of "member_descriptor"      { _ref(d->d_type, "__objclass__"); _hidden_ref(d->d_name, "__name__"); _hidden_ref(d->d_qualname, "__qualname__"); }
_visit PyDescrObject *d of "getset_descriptor"      { _ref(d->d_type, "__objclass__"); _hidden_ref(d->d_name, "__name__"); _hidden_ref(d->d_qualname, "__qualname__"); }
_visit PyDescrObject *d of "wrapper_descriptor"     { _ref(d->d_type, "__objclass__"); _hidden_ref(d->d_name, "__name__"); _hidden_ref(d->d_qualname, "__qualname__"); }
_visit wrapperobject *w of "method-wrapper" { _ref(w->descr, "descr"); _ref(w->self, "__self__"); }

_visit propertyobject *p of "property" {
    _ref(p->prop_get, "fget");
    _ref(p->prop_set, "fset");
    _ref(p->prop_del, "fdel");
    _ref(p->prop_doc, "__doc__");
##ifdeffield propertyobject prop_name
    _ref(p->prop_name, "name");
##endif
}

_visit superobject *s of "super" { _ref(s->type, "__thisclass__"); _ref(s->obj, "__self__"); _ref(s->obj_type, "__self_class__"); }
_visit PyObject *n of "types.SimpleNamespace" { _size(Py_TYPE(n)->tp_basicsize); }
_visit gaobject *g of "types.GenericAlias" { _ref(g->origin, "__origin__"); _ref(g->args, "__args__"); _ref(g->parameters, "__parameters__"); }
##ifdeffield unionobject hashable_args
_visit unionobject *u of "typing.Union" {
    _ref(u->args, "__args__");
    _ref(u->hashable_args, "hashable");
    _ref(u->unhashable_args, "unhashable");
    _ref(u->parameters, "__parameters__");
}
##else
_visit unionobject *u of "types.UnionType" { _ref(u->args, "__args__"); _ref(u->parameters, "__parameters__"); }
##endif
_visit PyWeakReference *w of "weakref.ReferenceType" { _ref(w->wr_callback, "__callback__"); }
_visit PyWeakReference *w of "weakref" { _ref(w->wr_callback, "__callback__"); }
_visit PyWeakReference *w of "weakproxy" { _ref(w->wr_callback, "__callback__"); }
_visit PyWeakReference *w of "weakref.ProxyType" { _ref(w->wr_callback, "__callback__"); }
_visit PyWeakReference *w of "weakref.CallableProxyType" { _ref(w->wr_callback, "__callback__"); }
_visit PyCapsule *c of "PyCapsule" { _size(sizeof(PyCapsule)); }
##ifdeftype _PyBufferWrapper
_visit _PyBufferWrapper *w of "_buffer_wrapper" { _ref(w->mv, "buffer"); _ref(w->obj, "of"); }
##endif
_visit PyPickleBufferObject *b of "pickle.PickleBuffer" { _ref(b->view.obj, "of"); }
##ifdeftype templateobject
_visit templateobject *t of "string.templatelib.Template" { _ref(t->strings, "strings"); _ref(t->interpolations, "interpolations"); }
_visit templateiterobject *i of "string.templatelib.TemplateIter" { _ref(i->stringsiter, "strings"); _ref(i->interpolationsiter, "interpolations"); }
_visit interpolationobject *i of "string.templatelib.Interpolation" {
    _ref(i->value, "value");
    _ref(i->expression, "expression");
    _ref(i->conversion, "conversion");
    _ref(i->format_spec, "format_spec");
}
##endif
