#include cpython/heap.y
