#include <cpython/heap.y>
_probe _oneshot {
    _foreach (_node n : _walk(cpython))
        puts(n.type);
}
