#include <cpython/heap.y>

_probe _oneshot {
    _graph g = _walk(cpython);
    _foreach (_node n : g order by g)
        printf("%s\n", n.path);
}
