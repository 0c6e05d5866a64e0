#include "../../../etc/passwd"
#include "/etc/passwd"
#include <../../etc/passwd>
#include "a/../../b.y"
