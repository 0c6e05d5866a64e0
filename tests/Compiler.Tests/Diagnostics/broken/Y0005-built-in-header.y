#include <stdint.h>
_probe _oneshot { }
