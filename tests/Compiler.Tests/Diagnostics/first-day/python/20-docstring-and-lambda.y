"""Counts things."""

_probe _oneshot {
    '''Here.'''
    int f = lambda x: x + 1;
}
