/// How the values of an attribute lie over all instances of a class: numbers, or the lengths of what is none.
#include <cpython/heap.y>

_param _str class = "" "module and name of the class, such as app.Order";
_param _str attribute = "" "such as age";

_probe _oneshot {
    _agg values;
    _foreach (_node n : _walk(cpython) where n.kind_name == class) {
        PyObject *value = py_attr((PyObject *) n.address, attribute);
        values <<< (py_is_int(value) || py_has_base(Py_TYPE(value), "float") ? py_float(value) : py_len(value));
    }
    printf("%s\n", values);
    _chart c = _artifact_chart("values", attribute);
    _bars_log(c, values);
}
