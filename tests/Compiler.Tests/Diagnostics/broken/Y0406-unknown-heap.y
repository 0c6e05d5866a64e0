#include <cpython/heap.y>

_probe _oneshot { printf("%d\n", _walk(cpythn).count); }
