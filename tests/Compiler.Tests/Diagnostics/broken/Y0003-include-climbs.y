#include "../secret.y"
