/// The longest strings, their beginnings, and where they hang.
#include <cpython/heap.y>

_param int top = 10 "how many";

_probe _oneshot {
    _foreach (_node n : _walk(cpython) where py_is_str(n.address) order by n.bytes desc limit top)
        printf("%10s  %.50s…\n            %s\n", _bytes(n.bytes), _replace(py_str(n.address), "\n", "\\n"), n.path);
}
