/// A constant by itself.
static const int LIMIT = 3;
