counts = {}

_probe _oneshot {
    d = {};
    l = [1, 2, 3];
    d["a"] = 1;
}
