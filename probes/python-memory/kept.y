/// Who keeps the chunks of malloc that no object owns: a library whose static data lead to them, directly or by way of other such chunks, or objects of a type made in C.
#include <native/regions.y>

/// Of more chunks, and of what stands behind so many words, nothing is said.
static const long MOST_CHUNKS = 1000000;
static const long MOST_WORDS = 64 << 20;

/// Variables without a value in the file stand in an anonymous mapping behind the file's: of what the kernel has merged with it as much is looked at.
static const long MOST_BSS = 4 << 20;

/// The chunks' memory, as it was noted, and in the order of addresses; for each of these the number of its keeper, from 1 on.
_list(void *) noted;
_list(void *) loose;
_list(int) loose_keepers;
_list(_str) keepers;
unsigned long first_loose;
unsigned long last_loose;
long words_seen;

/// Of kinds with more objects than these, few have native memory.
static const long MOST_OBJECTS = 10000;
static const long MOST_OBJECT_BYTES = 1 << 16;

/// By size and keeper: chunks; by size alone: who keeps most, and how many.
_map((long, int), long) kept;
_map(long, long) most_kept;
_map(long, _str) most_by;

##ifdeftype malloc_state
long size_of_chunk(void *memory) { return chunk_size((mchunkptr) ((char *) memory - 2 * sizeof(size_t))); }

/// The place of the chunk around an address in the list; -1: there is none. Libraries have pointers into their blocks, too: SQLite to the ends of its pages.
long loose_around(unsigned long address) {
    long low = 0, high = _len(loose);
    while (low < high) {
        long middle = (low + high) / 2;
        if (_address(loose[middle]) <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low && address < _address(loose[low - 1]) + size_of_chunk(loose[low - 1]) ? low - 1 : -1;
}

/// Notes whom the words lead to, as far as nobody has been led there before.
void follow(void *start, long bytes, int keeper, _list(long) found) {
    if (!_readable(start, bytes) || words_seen > MOST_WORDS)
        return;
    void **words = (void **) start;
    long n = bytes / sizeof(void *);
    words_seen += n;
    for (long i = 0; i < n; i++) {
        unsigned long word = _address(words[i]);
        if (word < first_loose || word > last_loose || (word & 7))
            continue;
        long at = loose_around(word);
        if (at < 0 || loose_keepers[at])
            continue;
        loose_keepers[at] = keeper;
        _push(found, at);
    }
}

/// All that a part of a keeper's memory leads to.
void keep(void *start, long bytes, int keeper) {
    _list(long) found;
    follow(start, bytes, keeper, found);
    for (long i = 0; i < _len(found); i++) {
        void *memory = loose[found[i]];
        long size = size_of_chunk(memory);
        kept[(size, keeper)]++;
        follow(memory, size - sizeof(size_t), keeper, found);
    }
}

/// The interpreter and the C library know of much that others have made: they come last.
bool knows_all(_str path) { return path ~~ rx/\/(python[0-9.]*[a-z]*|libpython[^\/]*|libc[.-][^\/]*|ld-[^\/]*)$/; }

void keep_by_files(bool knowing) {
    _str path;
    void *end;
    bool is_data;
    _foreach (_mapping m : _mappings()) {
        // A library's parts stand behind one another.
        bool goes_on = is_data && m.kind == "anonymous" && m.start == end;
        if (m.kind == "file") {
            path = m.path;
            is_data = m.perms ~~ rx/^.w.p/;
        } else if (!goes_on)
            is_data = 0;
        end = m.end;
        if (!is_data || knows_all(path) != knowing)
            continue;
        long bytes = m.size;
        if (goes_on) {
            int claim = claim_behind(m.start);
            if (claim < _len(claim_starts) && _address(claim_starts[claim]) < _address(m.end))
                bytes = (char *) claim_starts[claim] - (char *) m.start;
            if (bytes > MOST_BSS)
                bytes = MOST_BSS;
            is_data = 0;
        }
        if (bytes <= 0)
            continue;
        // Variables with and without values are of one keeper.
        if (!goes_on)
            _push(keepers, "data of " + base_name(path));
        keep(m.start, bytes, _len(keepers));
    }
}

/// What a type made in C, of an extension, has in its objects is known to its own code only: all their words are looked at.
void keep_by_objects(_graph g, _map(void *, _agg) types) {
    _map(void *, int) numbers;
    _foreach ((void *kind, _agg sizes) : types) {
        PyTypeObject *t = (PyTypeObject *) kind;
        if (_count(sizes) > MOST_OBJECTS || py_c_base(t) != t || t->tp_basicsize > MOST_OBJECT_BYTES)
            continue;
        _str name = _cstr(t->tp_name, 100);
        if (!(name ~~ rx/\./))
            continue;
        _push(keepers, name + " objects");
        numbers[kind] = _len(keepers);
    }
    _foreach (_node n : g where _contains(numbers, n.kind)) {
        keep(n.address, ((PyTypeObject *) n.kind)->tp_basicsize, numbers[n.kind]);
        // And of the blocks that are known to be theirs: large ones are data.
        _foreach ((void *to, int how, long bytes) : _rules(n.address)) {
            if ((how == 4 || how == 5) && bytes <= MOST_OBJECT_BYTES)
                keep(to, bytes, numbers[n.kind]);
        }
    }
}
##endif

void note_chunk(void *memory) {
    if (_len(noted) < MOST_CHUNKS)
        _push(noted, memory);
}

/// Finds the keepers of the chunks that were noted. Much: they are worth a look at objects, too.
void find_keepers(_graph g, _map(void *, _agg) types, bool much) {
##ifdeftype malloc_state
    if (!_len(noted))
        return;
    _foreach (void *memory : noted order by _address(memory)) {
        _push(loose, memory);
        _push(loose_keepers, 0);
        last_loose = _address(memory) + size_of_chunk(memory);
    }
    first_loose = _address(loose[0]);
    keep_by_files(0);
    if (much)
        keep_by_objects(g, types);
    keep_by_files(1);
    _foreach (((long size, int keeper), long n) : kept) {
        if (n > most_kept[size]) {
            most_kept[size] = n;
            most_by[size] = keepers[keeper - 1];
        }
    }
##endif
}

/// Who keeps most of the chunks of a size; "" where nobody keeps half of them.
_str keeper_of(long size, long chunks) { return most_kept[size] * 2 >= chunks ? most_by[size] : ""; }
