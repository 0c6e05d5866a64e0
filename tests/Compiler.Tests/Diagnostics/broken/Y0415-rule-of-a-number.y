#include <cpython/heap.y>

_visit int o of "mine.Thing" { printf("%d\n", o); }

_probe _oneshot { printf("%d\n", _walk(cpython).count); }
