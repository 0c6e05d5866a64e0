#include <Python.h>
#include <stdlib.h>
#include "../include/config.h"

_probe _oneshot {
    puts("hello");
}
