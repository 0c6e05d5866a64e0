/// A heap, its rules and its roots.
struct object { struct type *kind; };
struct type { long dictoffset; };

_heap toy of struct object {
    struct type *_kind(struct object *o) { return o->kind; }
    bool _is_kind(struct type *t) { return 1; }
}
_heap other of object { }
/// Documented.
_visit object *o of "list" { _ref(o->kind, ".kind"); }
_visit object *o, struct type *where of "object" where where->dictoffset > 0 { }
_visit Absent *o, type *t of _unknown { Absent *a = (Absent *)o; _own(a, sizeof(Absent *)); }
_label variable(object *name) { return ""; }
_roots toy { _exhaust(); }
