/// What a prompt finds before its first line.
#include <cpython/heap.y>

/// The main interpreter.
PyInterpreterState *interp = main_interpreter();
