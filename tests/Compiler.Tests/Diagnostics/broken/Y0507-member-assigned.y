#include <cpython/heap.y>

_probe _oneshot {
    _graph g = _walk(cpython);
    g.count = 3;
}
