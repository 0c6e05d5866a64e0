#include <cpython/heap.y>
_probe _oneshot {
    _foreach (_node n : _walk(cpython)) {
        PyListObject *l = n;
        printf("%p\n", l);
    }
}
