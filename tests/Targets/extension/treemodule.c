/* A C extension as users have them: a tree of malloc'ed nodes that hold Python objects, known to nobody but itself. */
#include <Python.h>

struct node {
    struct node *left, *right;
    long key;
    PyObject *value;
};

typedef struct {
    PyObject_HEAD
    struct node *root;
    long count;
} Tree;

static void free_nodes(struct node *n)
{
    if (n) {
        free_nodes(n->left);
        free_nodes(n->right);
        Py_XDECREF(n->value);
        free(n);
    }
}

static void tree_dealloc(Tree *self)
{
    free_nodes(self->root);
    Py_TYPE(self)->tp_free((PyObject *) self);
}

static PyObject *tree_insert(Tree *self, PyObject *args)
{
    long key;
    PyObject *value;
    if (!PyArg_ParseTuple(args, "lO", &key, &value))
        return NULL;
    struct node **at = &self->root;
    while (*at && (*at)->key != key)
        at = key < (*at)->key ? &(*at)->left : &(*at)->right;
    if (!*at) {
        *at = calloc(1, sizeof(struct node));
        if (!*at)
            return PyErr_NoMemory();
        (*at)->key = key;
        self->count++;
    }
    Py_INCREF(value);
    Py_XSETREF((*at)->value, value);
    Py_RETURN_NONE;
}

static PyMethodDef tree_methods[] = {
    {"insert", (PyCFunction) tree_insert, METH_VARARGS, "insert(key, value)"},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject TreeType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "tree.Tree",
    .tp_basicsize = sizeof(Tree),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor) tree_dealloc,
    .tp_methods = tree_methods,
};

static struct PyModuleDef tree_module = {PyModuleDef_HEAD_INIT, "tree", NULL, -1, NULL};

PyMODINIT_FUNC PyInit_tree(void)
{
    if (PyType_Ready(&TreeType) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&tree_module);
    if (module && PyModule_AddObjectRef(module, "Tree", (PyObject *) &TreeType) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
