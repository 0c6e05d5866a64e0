#include "second.y"
#include "third.y"
_str third() { return "in a ring"; }
