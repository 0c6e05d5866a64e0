/// Words of the language that are names elsewhere, types that are unknown, variables named as types.
struct arena { int of; };
struct arena *where(struct arena *arena, int limit) {
    int order = limit, by, asc, desc, layout, size, check, file;
    Gone *gone = (Gone *)arena; Gone many[3]; struct Gone other;
    arena->of = order * by;
    order = (limit) * by;
    _foreach (Gone *order : where(arena, 3) where order->size > 1 order by order->by desc limit limit) ;
    _list(Gone) list; _map(_str, Gone *) map;
    return arena;
}
struct arena *again(struct arena *other) { return (struct arena *)other; }
