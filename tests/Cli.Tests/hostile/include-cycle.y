#include "includes/first.y"

_probe _oneshot { puts(first()); }
