/// XML: elements, what builds and parses them (Modules/_elementtree.c, Modules/pyexpat.c).

/// The low bit of text and tail is a flag of the module's own.
_visit ElementObject *e of "xml.etree.ElementTree.Element" {
    _ref(e->tag, "tag");
    _ref((PyObject *) (_address(e->text) & ~1UL), "text");
    _ref((PyObject *) (_address(e->tail) & ~1UL), "tail");
    if (e->extra) {
        _own(e->extra, sizeof(ElementObjectExtra));
        if (e->extra->children != e->extra->_children)
            _own(e->extra->children, e->extra->allocated * sizeof(PyObject *));
        _ref(e->extra->attrib, "attrib");
        for (Py_ssize_t i = 0; i < e->extra->length; i++)
            _ref(e->extra->children[i], _each("children"));
    }
}

_visit ElementIterObject *i of "_elementtree._element_iterator" {
    _hidden(i->parent_stack, i->parent_stack_size * sizeof(ParentLocator));
    for (Py_ssize_t n = 0; n < i->parent_stack_used; n++)
        _ref(i->parent_stack[n].parent, "parents");
    _ref(i->root_element, "root");
    _ref(i->sought_tag, "tag");
}

_visit TreeBuilderObject *b of "xml.etree.ElementTree.TreeBuilder" {
    _ref(b->root, "root");
    _ref(b->this, "this");
    _ref(b->last, "last");
    _ref(b->data, "data");
    _ref(b->stack, "stack");
    _ref(b->element_factory, "element_factory");
##ifdeftype _PyRuntimeState
    _ref(b->events_append, "events_append");
    _ref(b->start_event_obj, "start_event");
    _ref(b->end_event_obj, "end_event");
    _ref(b->start_ns_event_obj, "start_ns_event");
    _ref(b->end_ns_event_obj, "end_ns_event");
##else
    _hidden_ref(b->events_append, "events_append");
    _hidden_ref(b->start_event_obj, "start_event");
    _hidden_ref(b->end_event_obj, "end_event");
    _hidden_ref(b->start_ns_event_obj, "start_ns_event");
    _hidden_ref(b->end_ns_event_obj, "end_ns_event");
##endif
##ifdeffield TreeBuilderObject comment_factory
    _ref(b->last_for_tail, "last_for_tail");
    _ref(b->comment_factory, "comment_factory");
    _ref(b->pi_factory, "pi_factory");
    _ref(b->comment_event_obj, "comment_event");
    _ref(b->pi_event_obj, "pi_event");
##endif
}

_visit XMLParserObject *p of "xml.etree.ElementTree.XMLParser" {
    _ref(p->target, "target");
    _ref(p->entity, "entity");
    _ref(p->names, "names");
##ifdeffield XMLParserObject handle_start_ns
    _ref(p->handle_start_ns, "handle_start_ns");
    _ref(p->handle_end_ns, "handle_end_ns");
##endif
    _ref(p->handle_start, "handle_start");
    _ref(p->handle_data, "handle_data");
    _ref(p->handle_end, "handle_end");
    _ref(p->handle_comment, "handle_comment");
    _ref(p->handle_pi, "handle_pi");
    _ref(p->handle_doctype, "handle_doctype");
    _ref(p->handle_close, "handle_close");
##ifdeffield XMLParserObject elementtree_module
    _hidden_ref(p->elementtree_module, "module");
##endif
}

/// Security releases have put a parser's parent in the midst of it: the class's size tells.
_visit xmlparseobject *o, PyTypeObject *t of "pyexpat.xmlparser" {
    Py_ssize_t more = py_c_base(t)->tp_basicsize - (Py_ssize_t) sizeof(xmlparseobject);
    xmlparseobject *p = (xmlparseobject *) ((char *) o + more);
    for (int i = 0; p->handlers && i < XMLPARSE_HANDLERS; i++)
        _ref(p->handlers[i], "handlers");
    _hidden(p->handlers, XMLPARSE_HANDLERS * sizeof(PyObject *));
    _hidden(p->buffer, p->buffer_size);
    _hidden_ref(p->intern, "intern");
##ifdeffield xmlparseobject parent
    if (more == 0)
        _ref(p->parent, "parent");
##else
    if (more > 0)
        _ref(((PyObject **) &o->itself)[1], "parent");
##endif
}
