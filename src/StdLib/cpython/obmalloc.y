/// CPython's own allocator (Objects/obmalloc.c): arenas, their pools, and the blocks of up to 512 bytes in them.
#include <native/mappings.y>
#include <cpython/heap.y>

##ifdeftype arena_map_bot
static const long POOL_SIZE = 1 << 14;
static const long ARENA_SIZE = 1 << 20;
##else
static const long POOL_SIZE = 1 << 12;
static const long ARENA_SIZE = 1 << 18;
##endif

/// The tables of arenas: the process', and since 3.12 one of each interpreter that has an allocator of its own. One arena_object for each arena that was ever there.
_list(struct arena_object *) py_arena_tables;
_list(int) py_arena_counts;
bool py_arenas_sought;

/// By size class: pools in use, blocks in use, blocks free in those pools.
_map(int, long) pools_of_class;
_map(int, long) blocks_of_class;
_map(int, long) free_blocks_of_class;

/// Of all arenas: how many there are, and the bytes of what is in them.
long arenas_in_use;
long block_bytes;
long free_block_bytes;
long free_pools;
long free_pool_bytes;
long pool_header_bytes;
long pool_rest_bytes;
long arena_rest_bytes;

long block_size(struct pool_header *p) { return ((long) p->szidx + 1) * 16; }

/// Is it a pool in use? Distrusts: the last place for a block is told by the size of blocks.
bool is_pool(struct pool_header *p) {
    return _readable(p, sizeof(struct pool_header)) && p->szidx < SMALL_REQUEST_THRESHOLD / 16 && p->maxnextoffset == POOL_SIZE - block_size(p) && p->ref.count > 0
        && p->ref.count <= (POOL_SIZE - sizeof(struct pool_header)) / block_size(p);
}

struct pool_header *pool_of(void *p) { return (struct pool_header *) (_address(p) & ~((unsigned long) POOL_SIZE - 1)); }

bool is_arena_of(struct arena_object *arenas, struct pool_header *p) {
    struct arena_object *a = arenas + p->arenaindex;
    return _readable(a, sizeof(struct arena_object)) && a->address <= _address(p) && _address(p) < a->address + ARENA_SIZE;
}

/// Some pools of an interpreter's, by the objects that its collector knows.
_list(void *) some_pools(PyInterpreterState *interp) {
    _list(void *) pools;
    _foreach (PyObject *o : gc_objects_of(interp) limit 2000) {
        struct pool_header *p = pool_of(o);
        if (_len(pools) < 64 && is_pool(p) && !_contains(pools, p))
            _push(pools, p);
    }
    return pools;
}

/// Does each of these pools find its arena in this table?
bool is_table_of(struct arena_object *arenas, _list(void *) pools) {
    if (!arenas || (_address(arenas) & 15) || !is_arena_of(arenas, (struct pool_header *) pools[0]))
        return 0;
    _foreach (struct pool_header *p : pools) {
        if (!is_arena_of(arenas, p))
            return 0;
    }
    return 1;
}

/// The variable that no stripped file names: the word among the program's own data that leads to the table of these pools.
struct arena_object *find_arenas(_list(void *) pools) {
    void *end;
    _foreach (_mapping m : _mappings() where _contains(m.perms, "rw")) {
        bool is_data = m.kind == "file" && (m.path == _exe() || _contains(m.path, "python"));
        // What a program's file does not hold of its data lies behind it.
        if (is_data || (m.kind == "anonymous" && m.start == end)) {
            end = m.end;
            for (struct arena_object **word = (struct arena_object **) m.start; (void *) word < m.end; word++) {
                if (is_table_of(*word, pools))
                    return *word;
            }
        }
    }
    return 0;
}

// Bytes that are searched: of what an interpreter has, and of what it points to. The allocator's state begins with 64 pointers; an interpreter of 3.14 has some hundred thousand bytes.
static const long INTERPRETER_SIZE = 1 << 19;
static const long ALLOCATOR_SIZE = 1 << 10;

/// The same of an interpreter's allocator of its own: in the interpreter itself (3.12), or where it points to.
struct arena_object *find_own_arenas(PyInterpreterState *interp, _list(void *) pools) {
    for (void **word = (void **) interp; _readable(word, 8) && _address(word) < _address(interp) + INTERPRETER_SIZE; word++) {
        void **state = *word;
        if (is_table_of((struct arena_object *) state, pools))
            return (struct arena_object *) state;
        if (!state || (_address(state) & 15) || !_readable(state, ALLOCATOR_SIZE))
            continue;
        for (int i = 0; i < ALLOCATOR_SIZE / 8; i++) {
            if (is_table_of((struct arena_object *) state[i], pools))
                return (struct arena_object *) state[i];
        }
    }
    return 0;
}

/// Could it be an entry of the table? Behind the last one stands anything.
bool is_arena_entry(struct arena_object *a) {
    return _readable(a, sizeof(struct arena_object))
        && (!a->address || (!(a->address & 4095) && a->ntotalpools <= ARENA_SIZE / POOL_SIZE && a->nfreepools <= a->ntotalpools && _address(a->pool_address) >= a->address
        && _address(a->pool_address) <= a->address + ARENA_SIZE && _readable((void *) a->address, ARENA_SIZE)));
}

/// Finds the arenas, and counts what is in them. 0 where there are none: another allocator serves Python's objects, or they could not be found.
bool py_find_arenas() {
    if (py_arenas_sought)
        return _len(py_arena_tables) > 0;
    py_arenas_sought = 1;
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        _list(void *) pools = some_pools(interp);
        bool known = !_len(pools);
        _foreach (struct arena_object *arenas : py_arena_tables)
            known = known || is_table_of(arenas, pools);
        if (known)
            continue;
        struct arena_object *arenas = find_arenas(pools);
        if (!arenas)
            arenas = find_own_arenas(interp, pools);
        if (arenas)
            take_table(arenas);
    }
    return _len(py_arena_tables) > 0;
}

void take_table(struct arena_object *arenas) {
    int count;
    while (count < 1 << 24 && is_arena_entry(arenas + count)) {
        if (arenas[count].address)
            take_arena(arenas + count);
        count++;
    }
    _push(py_arena_tables, arenas);
    _push(py_arena_counts, count);
}

void take_arena(struct arena_object *a) {
    arenas_in_use++;
    unsigned long first = (a->address + POOL_SIZE - 1) & ~((unsigned long) POOL_SIZE - 1);
    if (first != a->address)
        arena_rest_bytes += POOL_SIZE;
    free_pools += a->nfreepools;
    free_pool_bytes += a->nfreepools * POOL_SIZE;
    for (unsigned long at = first; at < _address(a->pool_address); at += POOL_SIZE) {
        struct pool_header *p = (struct pool_header *) at;
        if (!p->ref.count)
            continue;
        long size = block_size(p);
        long places = (POOL_SIZE - (long) sizeof(struct pool_header)) / size;
        pools_of_class[p->szidx]++;
        blocks_of_class[p->szidx] += p->ref.count;
        free_blocks_of_class[p->szidx] += places - p->ref.count;
        block_bytes += p->ref.count * size;
        free_block_bytes += (places - p->ref.count) * size;
        pool_header_bytes += sizeof(struct pool_header);
        pool_rest_bytes += POOL_SIZE - (long) sizeof(struct pool_header) - places * size;
    }
}

/// The arenas that are there: the table has places of others, which have been given back.
_iter struct arena_object *py_arena_objects() {
    if (py_find_arenas()) {
        for (int table = 0; table < _len(py_arena_tables); table++) {
            struct arena_object *arenas = py_arena_tables[table];
            for (int i = 0; i < py_arena_counts[table]; i++) {
                if (arenas[i].address)
                    _yield(arenas + i);
            }
        }
    }
}

// What is said of any allocator of CPython's: mimalloc.y says the same of the other one.
static const _str PY_ALLOCATOR = "CPython's";
static const long PY_AREA_SIZE = ARENA_SIZE;
static const _str PY_AREA = "pymalloc arena";

/// The areas that the allocator has of the address space: start and bytes.
_iter (void *, long) py_areas() {
    _foreach (struct arena_object *a : py_arena_objects())
        _yield(((void *) a->address, ARENA_SIZE));
}

/// How many there are.
long py_areas_in_use() { return arenas_in_use; }

/// The bytes of blocks in use.
long py_block_bytes() { return block_bytes; }

/// The bytes that no block can have: headers, and what is left over beside the blocks.
long py_overhead_bytes() { return pool_header_bytes + pool_rest_bytes + arena_rest_bytes; }

/// The free blocks of those pools that have some in use: bytes of one, how many there are.
_iter (long, long) py_free_blocks() {
    _foreach ((int c, long n) : free_blocks_of_class)
        _yield(((c + 1) * 16L, n));
}

/// Areas that little stands in, which can't be given back for that: how many bytes of each are free.
_iter long py_sparse_areas() {
    _foreach (struct arena_object *a : py_arena_objects()) {
        if (a->ntotalpools && a->nfreepools > a->ntotalpools * 9 / 10)
            _yield(a->nfreepools * POOL_SIZE);
    }
}
