static const int LIMIT = 3;

_probe _oneshot {
    LIMIT = 4;
}
