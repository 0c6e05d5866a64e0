#include <cpython/heap.y>

_label named(_str name) { return name; }

_probe _oneshot { printf("%d\n", _walk(cpython).count); }
