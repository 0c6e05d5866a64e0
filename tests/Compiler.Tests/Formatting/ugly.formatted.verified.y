/// Says hello.

#include   <cpython/heap.y>
_param int top = 3 "how many";
int f(int a, int b)
{
    if (a < b) return a + b;
    else if (a == b)
        return -a;
    else {
        b += a*2; a++;
    }
    for (int i = 0; i < 10; i++)
        for (int j = 0; j < 10; j++)
            if (i == j)
                b--;
            else
                b++;
    while (b > 0)  // not yet
        b -= 1;

    switch (a) {
    case 1:
        return 1;
    default:
        break;
    }
    return a ? b : a
        +f(a - 1, b) * -1;
}
_iter PyObject*all() {
    _foreach (PyObject *o : py_objects())
        _yield(o);
}
_probe _oneshot {
    _map(_str, _agg) sizes;
    int x      = 1;   // one
    int longer = 22;  // two
    /* a comment
         of two lines */
    _foreach ((_str name, _agg a) : sizes where _count(a) > 1 && name != "" order by _sum(a) desc limit 3)
        printf("%s %d\n", name, (int) _sum(a));
    char *p = (char*) 0;
    p = *(char **) p;
    if (name ~~ rx/^a/) { _print("x"); }
    _try { x = 1 / 0; } _else { x = 2; }
}
