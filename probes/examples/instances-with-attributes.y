/// Every live instance of one class, with attributes of it.
#include <cpython/heap.y>

_param _str class = "http.cookies.Morsel" "module and name of the class";
_param _str attributes = "" "names of attributes, joined by commas";

_probe _oneshot {
    _foreach (_node n : _walk(cpython) where n.kind_name == class) {
        printf("%p", n.address);
        _foreach (_str name : _split(attributes, ","))
            printf("  %s=%s", name, py_repr(py_attr((PyObject *) n.address, name)));
        printf("  %s\n", n.path);
    }
}
