#include <cpython/heap.y>
_probe _oneshot {
    _foreach (_node n : _walk(cpython)) {
        PyListObject *l = n;
        if (n.type == "list" && n.size.count > 3)
            printf("%d\n", Py_SIZE(l));
    }
}
