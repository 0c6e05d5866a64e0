import cpython.heap
from cpython import heap

_probe _oneshot {
    puts("hello");
}
