/// The types whose objects have grown most since the look before, again and again until Ctrl-C.
#include <cpython/heap.y>

_param int every = 2 "seconds between two looks";
_param int top = 5 "how many types";

_probe _timer.s(every) {
    static _map(_str, long) before;
    _map(_str, long) now;
    _foreach (_node n : _walk(cpython))
        now[n.kind_name] += n.bytes;
    printf("%d types%s\n", _len(now), _len(before) ? "" : "; what grows is shown from the next look on");
    _foreach ((_str type, long bytes) : now where _len(before) && bytes > before[type] order by bytes - before[type] desc limit top)
        printf("%12s more: %10s  %s\n", _bytes(bytes - before[type]), _bytes(bytes), type);
    before = now;
}
