_probe _begin {
    while (1) {
    }
}

_probe _end {
    while (1) {
    }
}
