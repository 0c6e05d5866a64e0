#include "first.y"
#include "third.y"
_str second() { return third(); }
