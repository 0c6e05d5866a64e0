/// All of the memory: what of it are Python's objects, what allocators have besides, what is in use and of no object that is known.
#include <native/regions.y>
#include "kept.y"

/// By category, in the order in which the table has them: bytes in the process' memory or swapped out.
static const _str OBJECTS = "Python objects";
static const _str NATIVE = "native memory in use, owner unknown";
static const _str BLOCKS = "CPython's allocator: in use for no object, rounding";
static const _str FREE_BLOCKS = "CPython's allocator: free";
static const _str FREE_CHUNKS = "C library's allocator: free and not given back";
static const _str ROUNDING = "C library's allocator: headers, rounding";
static const _str STACKS = "stacks";
static const _str FILES = "program and libraries";
static const _str SHARED = "shared memory, special mappings";
static const _str UNCLAIMED = "anonymous mappings of nobody that is known";

_map(_str, long) memory;

/// Of the last categories: by file, by kind of mapping.
_map(_str, long) file_memory;
_map(_str, long) stack_memory;
_map(_str, long) unclaimed_memory;

/// Chunks in use that no object owns: by size.
_map(long, _agg) unowned;
_map(long, _str) unowned_hints;

/// By kind of the owner: chunks in use for objects.
_map(_str, _agg) owners;

/// Of malloc: what of its free chunks are whole pages, which malloc_trim() would give back.
long trimmable;

/// By arena of malloc: in use for objects, for nobody known, free, with headers and rounding; in the process' memory.
_map(int, long) arena_owned;
_map(int, long) arena_unowned;
_map(int, long) arena_free;
_map(int, long) arena_all;
long mmapped_owned;
long mmapped_unowned;

/// Of CPython's allocator: in the process' memory, and for objects.
long areas_here;
long areas_objects;
long sparse_arenas;
long sparse_arena_bytes;

##ifdeftype malloc_state
/// What the first words of a chunk look like.
_str hint_of(void *p, long bytes) {
    void *word = *(void **) p;
    if (in_file(word)) {
        _foreach (_mapping m : file_mappings() where m.start <= word && word < m.end)
            return "begins with a pointer into " + base_name(m.path);
    }
    long n = bytes < 16 ? bytes : 16;
    for (long i = 0; i < n; i++) {
        char c = ((char *) p)[i];
        if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 127)
            return i >= 8 && !c ? "text" : !word ? "begins with zeros" : "";
    }
    return "text";
}

/// A chunk in use. Size: with its header; here: what of it is in the process' memory. 1 where an object owns it.
bool weigh_chunk(_graph g, void *p, long size, long here) {
    _node owner = _owner_of(g, p, size - 8);
    if (owner) {
        owners[owner.kind_name] <<< here;
        return 1;
    }
    _agg known = unowned[size];
    // Some of each size tell what they are.
    if (_count(known) < 8 && !_contains(unowned_hints, size)) {
        _str hint = hint_of(p, size - 16);
        if (hint != "")
            unowned_hints[size] = hint;
    }
    known <<< here;
    note_chunk(p);
    return 0;
}

void weigh_area(_graph g, int area) {
    int arena = malloc_area_arenas[area];
    mstate a = malloc_arenas[arena];
    long owned, foreign, free;
    _foreach (mchunkptr c : malloc_chunks(area)) {
        long size = chunk_size(c);
        long here = size < 4096 ? size : _resident(c, size);
        if (!chunk_in_use(c)) {
            free += here;
            trimmable += size > 4096 ? whole_pages(c, size) : 0;
        } else if (chunk_is_cached(c))
            free += here;
        else if (weigh_chunk(g, chunk_memory(c), size, here))
            owned += here;
        else
            foreign += here;
    }
    if (a->top >= malloc_areas[area] && a->top <= malloc_area_ends[area])
        free += _resident(a->top, chunk_size(a->top));
    long all = _resident(malloc_area_starts[area], malloc_area_sizes[area]);
    long objects = _held(g, malloc_area_starts[area], malloc_area_sizes[area]);
    if (objects > owned)
        objects = owned;
    arena_owned[arena] += owned;
    arena_unowned[arena] += foreign;
    arena_free[arena] += free;
    arena_all[arena] += all;
    memory[OBJECTS] += objects;
    memory[NATIVE] += foreign;
    memory[FREE_CHUNKS] += free;
    memory[ROUNDING] += all - objects - foreign - free;
}
##endif

/// Of so many bytes that are in the process' memory: how many objects hold.
long held_here(_graph g, void *start, long bytes, long here) {
    long objects = _held(g, start, bytes);
    return objects < here ? objects : here;
}

void weigh_py_area(_graph g, void *start, long bytes, long here) {
    areas_objects += held_here(g, start, bytes, here);
    areas_here += here;
}

/// Puts all of the address space into the categories, so that they sum to what is in the process' memory or swapped out.
void weigh_memory(_graph g) {
    // First of all, so that the table has them in this order.
    memory[OBJECTS] = 0;
    memory[NATIVE] = 0;
    memory[BLOCKS] = 0;
    memory[FREE_BLOCKS] = 0;
    memory[FREE_CHUNKS] = 0;
    memory[ROUNDING] = 0;
    bool main_is_known;
    take_claims();
##ifdeftype malloc_state
    for (int i = 0; i < _len(malloc_areas); i++) {
        weigh_area(g, i);
        if (malloc_area_arenas[i] == 0)
            main_is_known = 1;
    }
##endif
    _foreach ((_str kind, _str name, void *start, long bytes, long here, long fair, long swap) : regions())
        weigh_region(g, main_is_known, kind, name, start, bytes, here);
    weigh_py_allocator();
}

/// What chunks of a size look like, and who keeps them; "" where nothing tells.
_str tells(long size) {
    _str keeper = keeper_of(size, _count(unowned[size]));
    _str hint = unowned_hints[size];
    return keeper == "" ? hint : hint + (hint == "" ? "" : "; ") + keeper + " lead to them";
}

/// One of regions(): a function of its own, since what stands in a loop over an iterator is compiled once for each of its yields.
void weigh_region(_graph g, bool main_is_known, _str kind, _str name, void *start, long bytes, long here) {
    if (kind == PY_AREA)
        weigh_py_area(g, start, bytes, here);
    else if (kind == "malloc arena" || (kind == "program break" && main_is_known))
        return;
    else if (kind == "thread stack" || kind == "main stack" || kind == "Python frames") {
        long objects = held_here(g, start, bytes, here);
        memory[OBJECTS] += objects;
        memory[STACKS] += here - objects;
        stack_memory[kind] += here - objects;
    } else if (_isprefix(kind, "file: ")) {
        long objects = held_here(g, start, bytes, here);
        memory[OBJECTS] += objects;
        memory[FILES] += here - objects;
        file_memory[name] += here - objects;
    } else if (kind == "shared memory" || kind == "special")
        memory[SHARED] += here;
##ifdeftype malloc_state
    else if (kind == "mmapped chunk") {
        long objects = held_here(g, start, bytes, here);
        if (weigh_chunk(g, (char *) start + 16, bytes, here)) {
            mmapped_owned += here;
            memory[OBJECTS] += objects;
            memory[ROUNDING] += here - objects;
        } else {
            mmapped_unowned += here;
            memory[NATIVE] += here;
        }
    }
##endif
    else {
        // Objects that nothing of the above has: of allocators that are not known.
        long objects = kind == "reserved" ? 0 : held_here(g, start, bytes, here);
        memory[OBJECTS] += objects;
        memory[UNCLAIMED] += here - objects;
        unclaimed_memory[name != "" ? name : kind] += here - objects;
    }
}

void weigh_py_allocator() {
    long used = py_block_bytes() + py_overhead_bytes();
    memory[OBJECTS] += areas_objects;
    long rest = used < areas_here ? used - areas_objects : areas_here - areas_objects;
    memory[BLOCKS] += rest > 0 ? rest : 0;
    memory[FREE_BLOCKS] += areas_here - areas_objects - (rest > 0 ? rest : 0);
    _foreach (long free : py_sparse_areas()) {
        sparse_arenas++;
        sparse_arena_bytes += free;
    }
}

long all_memory() {
    long sum;
    _foreach ((_str category, long bytes) : memory)
        sum += bytes;
    return sum;
}

void memory_table() {
    long whole = all_memory();
    _table t = _artifact_table("memory", "category", "bytes", "share");
    _title(t, "What the resident memory is");
    _foreach ((_str category, long bytes) : memory) {
        if (bytes)
            _row(t, category == UNCLAIMED && other_allocator() != "" ? "managed by " + other_allocator() + ", not itemised" : category, _bytes(bytes), _ratio(share(bytes, whole)));
    }
    if (swapped())
        _unavailable(sprintf("what is swapped out of each category: %s are, and count as resident here", _bytes(swapped())));
##ifdeftype malloc_state
    if (malloc_problem != "")
        _unavailable("all of the C library's allocator: " + malloc_problem);
##else
    _unavailable("what the C library's allocator has: it is no glibc that a layout knows");
##endif
}

void allocators_table() {
    _table t = _artifact_table("allocators", "allocator", "arenas", "held", "for objects", "for others", "free", "overhead");
    _title(t, "Allocators: what they hold, and for whom");
    if (py_areas_in_use()) {
        long overhead = py_overhead_bytes();
        long others = memory[BLOCKS] - overhead;
        _row(t, PY_ALLOCATOR, py_areas_in_use(), _bytes(areas_here), _bytes(areas_objects), _bytes(others > 0 ? others : 0), _bytes(memory[FREE_BLOCKS]), _bytes(overhead));
    }
##ifdeftype malloc_state
    long n, all, owned, foreign, free;
    for (int i = 0; i < _len(malloc_arenas); i++) {
        if (i == 0)
            _row(t, "malloc: main arena", 1, _bytes(arena_all[i]), _bytes(arena_owned[i]), _bytes(arena_unowned[i]), _bytes(arena_free[i]),
                _bytes(arena_all[i] - arena_owned[i] - arena_unowned[i] - arena_free[i]));
        else {
            n++;
            all += arena_all[i];
            owned += arena_owned[i];
            foreign += arena_unowned[i];
            free += arena_free[i];
        }
    }
    if (n)
        _row(t, "malloc: arenas of threads", n, _bytes(all), _bytes(owned), _bytes(foreign), _bytes(free), _bytes(all - owned - foreign - free));
    if (_len(mmapped_chunks))
        _row(t, "malloc: chunks with mappings of their own", _len(mmapped_chunks), _bytes(mmapped_owned + mmapped_unowned), _bytes(mmapped_owned), _bytes(mmapped_unowned), _bytes(0), _bytes(0));
##endif
}

/// Who has the chunks of malloc, and what those look like that nobody known has.
void native_tables(int top) {
    if (!_len(owners) && !_len(unowned))
        return;
    _table o = _artifact_table("native-owners", "owner", "chunks", "bytes");
    _title(o, "Chunks of malloc: the objects that own them");
    _foreach ((_str kind, _agg sizes) : owners order by _sum(sizes) desc limit top)
        _row(o, kind, _count(sizes), _bytes(_sum(sizes)));
    _table u = _artifact_table("native-unknown", "size of a chunk", "chunks", "bytes", "looks like");
    _title(u, "Chunks of malloc in use that no object owns, by size");
    _foreach ((long size, _agg sizes) : unowned order by _sum(sizes) desc limit top)
        _row(u, _bytes(size), _count(sizes), _bytes(_sum(sizes)), tells(size));
}

static const _str FLAMES = "memory-flamegraph";

/// All of the memory as one picture: of what are Python's objects the paths that hold them, of the rest who has it and how it looks.
void memory_flames(_frame whole, double least) {
    _artifact_flamegraph(FLAMES, "All of the memory, Python's and C's");
    // A large array of zeros, say, that nobody has written to.
    long elsewhere = whole.bytes - memory[OBJECTS];
    _flame_tree(FLAMES, whole, least, elsewhere > whole.bytes / 100 ? sprintf("Python objects (%s of them are not resident)", _bytes(elsewhere)) : OBJECTS);
    native_flames();
    _foreach ((_str name, long bytes) : file_memory)
        _flame_stack(FLAMES, bytes, FILES, name);
    _foreach ((_str kind, long bytes) : stack_memory)
        _flame_stack(FLAMES, bytes, STACKS, kind == "main stack" ? "of the main thread" : "of other threads");
    _foreach ((_str name, long bytes) : unclaimed_memory)
        _flame_stack(FLAMES, bytes, UNCLAIMED, name);
    _flame_stack(FLAMES, memory[SHARED], SHARED);
    long blocks;
    _foreach ((long size, long n) : py_free_blocks())
        blocks += n * size;
    _foreach ((long size, long n) : py_free_blocks() where blocks <= memory[FREE_BLOCKS])
        _flame_stack(FLAMES, n * size, FREE_BLOCKS, "beside blocks in use", sprintf("blocks of %s", _bytes(size)));
    _flame_stack(FLAMES, blocks <= memory[FREE_BLOCKS] ? memory[FREE_BLOCKS] - blocks : memory[FREE_BLOCKS], FREE_BLOCKS, "in parts without a block in use");
    _flame_stack(FLAMES, memory[BLOCKS], BLOCKS);
}

/// The C library's allocator: what is of nobody known, by how it looks and its size; what is free, by arena.
void native_flames() {
    long shown;
    _foreach ((long size, _agg sizes) : unowned order by _sum(sizes) desc limit 500) {
        _flame_stack(FLAMES, _sum(sizes), NATIVE, tells(size) != "" ? tells(size) : "nothing tells", sprintf("%'d of %s", _count(sizes), _bytes(size)));
        shown += _sum(sizes);
    }
    _flame_stack(FLAMES, memory[NATIVE] - shown, NATIVE, "other sizes");
    _foreach ((int arena, long bytes) : arena_free)
        _flame_stack(FLAMES, bytes, FREE_CHUNKS, arena ? "arenas of threads" : "main arena");
    _flame_stack(FLAMES, memory[ROUNDING], ROUNDING);
}

/// Under eight megabytes and a twentieth of the whole native memory is what every process has.
bool is_much(long bytes) { return bytes >= 8 << 20 && bytes >= all_memory() / 20; }

void native_advice(_findings f, _frame whole) {
    _path none;
    long all = all_memory();
    if (is_much(memory[NATIVE])) {
        _list(_str) worst;
        _foreach ((long size, _agg sizes) : unowned order by _sum(sizes) desc limit 4)
            _push(worst, sprintf("%'d of %s%s", _count(sizes), _bytes(size), tells(size) != "" ? " (" + tells(size) + ")" : ""));
        _finding(f, memory[NATIVE] >= all / 4 ? "critical" : "warn", sprintf("%s of native memory are in use, and no Python object owns them", _bytes(memory[NATIVE])), none, memory[NATIVE],
            sprintf("Blocks of malloc that C code has asked for: a library's own data, or a leak in it. By size: %s.", _join(worst, ", ")),
            "If it grows, look for the extension that asks for blocks of these sizes and does not free them: heaptrack or memray --native name the call.");
    }
    if (is_much(memory[FREE_CHUNKS])) {
        int arenas;
##ifdeftype malloc_state
        arenas = _len(malloc_arenas);
##endif
        _finding(f, memory[FREE_CHUNKS] >= all / 4 ? "warn" : "info", sprintf("%s are free in the C library's allocator and not given back", _bytes(memory[FREE_CHUNKS])), none, memory[FREE_CHUNKS],
            sprintf("glibc gives back only what is free at the end of an arena: here blocks in use stand behind it. %s of it are whole pages%s.", _bytes(trimmable),
            arenas > 8 ? sprintf("; it lies in %d arenas, one for each group of threads", arenas) : ""),
            trimmable > memory[FREE_CHUNKS] / 4
            ? "ctypes.CDLL(None).malloc_trim(0) gives the whole pages back; with many threads MALLOC_ARENA_MAX=2 keeps arenas few; jemalloc or mimalloc, preloaded, give back by themselves."
            : "The free room is in pieces smaller than a page: MALLOC_ARENA_MAX=2 where there are many threads, or another allocator (jemalloc, mimalloc) preloaded; else restart workers after a number of requests.");
    }
    if (is_much(sparse_arena_bytes))
        _finding(f, "info", sprintf("%'d arenas of CPython's allocator are nearly empty", sparse_arenas), none, sparse_arena_bytes,
            sprintf("An arena of %s is given back when its last object is gone: in these, objects that live long hold the room of many that do not, %s in all.", _bytes(PY_AREA_SIZE), _bytes(sparse_arena_bytes)),
            "Build long-lived tables before the short-lived ones, or do what needs much memory for a short time in a process of its own.");
}
