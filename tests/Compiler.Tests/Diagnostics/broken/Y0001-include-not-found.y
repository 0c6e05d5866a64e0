#include "no-such-file.y"
