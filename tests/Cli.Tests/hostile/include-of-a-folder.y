#include "includes"
