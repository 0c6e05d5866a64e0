#include <cpython/heap.y>

_visit PyListObject *l of "list" { _ref(l->ob_item[0], "first"); }

_probe _oneshot { printf("%d\n", _walk(cpython).count); }
