/// What each top-level package holds with all its modules.
#include <cpython/heap.y>

_probe _oneshot {
    _map(_str, _agg) packages;
    _foreach (_frame m : _child(_walk(cpython).tree, ".modules").children)
        packages[_split(m.label, ".")[0]] <<< m.bytes;
    _foreach ((_str package, _agg modules) : packages order by _sum(modules) desc limit 20)
        printf("%10s  %4d modules  %s\n", _bytes(_sum(modules)), _count(modules), package);
}
