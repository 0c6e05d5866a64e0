#include "second.y"
_str first() { return second(); }
