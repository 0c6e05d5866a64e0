#include <cpython/heap.y>

_probe _oneshot { printf("%d\n", cpython.count); }
