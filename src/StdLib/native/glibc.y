/// glibc's allocator: its arenas, the areas in which their chunks stand, what is in use, free, kept by threads, mapped for itself.
#include <native/mappings.y>
##ifdeftype malloc_state

/// The main arena first, the others in the order of their ring; empty before malloc_find() and where it finds nothing.
_list(mstate) malloc_arenas;

/// Where chunks stand one behind the other: the program break's area of the main arena, the heaps of others. From the first chunk up to the arena's top, or the heap's end.
_list(mchunkptr) malloc_areas;
_list(mchunkptr) malloc_area_ends;
_list(int) malloc_area_arenas;

/// All that an area takes of the address space that is readable: with its header and the arena's top.
_list(void *) malloc_area_starts;
_list(long) malloc_area_sizes;

/// Chunks that look as if they were in use and are free: in fast bins, and in caches of threads. The largest of them.
_set(void *) malloc_cached;
size_t largest_cached;

/// By arena: how many of those, and their bytes.
_map(int, long) fast_chunks;
_map(int, long) fast_bytes;
_map(int, long) tcache_chunks;
_map(int, long) tcache_bytes;

/// Chunks with a mapping of their own.
_list(mchunkptr) mmapped_chunks;
_list(long) mmapped_sizes;

/// What could not be made sense of; "" where all of it could.
_str malloc_problem;

static const size_t SIZE_BITS = 7;

size_t chunk_size(mchunkptr c) { return c->mchunk_size & ~SIZE_BITS; }

mchunkptr chunk_at(void *p, long bytes) { return (mchunkptr) ((char *) p + bytes); }

mchunkptr chunk_next(mchunkptr c) { return chunk_at(c, chunk_size(c)); }

/// As the chunk behind it says; a cached one is in use by this.
bool chunk_in_use(mchunkptr c) { return (chunk_next(c)->mchunk_size & PREV_INUSE) != 0; }

bool chunk_is_cached(mchunkptr c) { return chunk_size(c) <= largest_cached && _contains(malloc_cached, c); }

/// What malloc() has given to the program.
void *chunk_memory(mchunkptr c) { return (char *) c + 2 * sizeof(size_t); }

mchunkptr bin_at(mstate a, int i) { return chunk_at(&a->bins[2 * i - 2], -2 * (long) sizeof(size_t)); }

mchunkptr unprotected(void *link, mchunkptr next) {
##ifdefenum PROTECT_PTR
    return (mchunkptr) ((_address(link) >> PROTECT_PTR) ^ _address(next));
##else
    return next;
##endif
}

/// Each bin is a ring that leads back to itself, the arenas are a ring, and there is a top.
bool is_arena(mstate a) {
    if ((_address(a) & 7) || !_readable(a, sizeof(struct malloc_state)) || (a->flags & ~7) || (a->mutex & ~3) || !_readable(a->top, sizeof(struct malloc_chunk)))
        return 0;
    for (int i = 1; i < NBINS; i++) {
        mchunkptr bin = bin_at(a, i);
        if (!_readable(bin->fd, sizeof(struct malloc_chunk)) || !_readable(bin->bk, sizeof(struct malloc_chunk)) || bin->fd->bk != bin || bin->bk->fd != bin)
            return 0;
    }
    mstate other = a;
    for (int i = 0; i < 1 << 16; i++) {
        if (!_readable(other, sizeof(struct malloc_state)))
            return 0;
        other = other->next;
        if (other == a)
            return 1;
    }
    return 0;
}

/// Where a stripped libc has its main arena: somewhere in its writable data, on a multiple of 32 or less; 0 where nothing there is one.
mstate find_main_arena() {
    mstate named = (mstate) _symbol("main_arena");
    if (named && is_arena(named))
        return named;
    _foreach (_mapping m : file_mappings() where _contains(m.perms, "w") && m.path ~~ rx/\/libc(\.so\.6|-2\.[0-9]+\.so)$/) {
        for (char *p = (char *) m.start; p + sizeof(struct malloc_state) <= (char *) m.end; p += sizeof(void *)) {
            mstate a = (mstate) p;
            // Nearly all are told by two words.
            if (a->next && a->bins[0] && is_arena(a))
                return a;
        }
    }
    return 0;
}

/// Do chunks stand one behind the other from the first up to the end? Behind the last of a full heap stand two that are too small to be any. Caches of threads are noted on the way.
bool take_area(int arena, mchunkptr first, mchunkptr end) {
    mchunkptr c = first;
    while (c < end) {
        size_t size = chunk_size(c);
        if (size < MINSIZE)
            break;
##ifdeftype tcache_perthread_struct
        if (size == TCACHE_CHUNK)
            take_tcache(arena, (struct tcache_perthread_struct *) chunk_memory(c));
##endif
        c = chunk_at(c, size);
    }
    return c == end || (c < end && _address(end) - _address(c) <= MINSIZE);
}

##ifdeftype tcache_perthread_struct
static const size_t TCACHE_CHUNK = (sizeof(struct tcache_perthread_struct) + sizeof(size_t) + 15) / 16 * 16;

/// May a cache have the chunk in its list of this number?
bool is_of_tcache(mchunkptr c, int i) {
##ifdefenum TCACHE_SMALL_BINS
    if (i >= TCACHE_SMALL_BINS)
        return chunk_size(c) >= MINSIZE + TCACHE_SMALL_BINS * MALLOC_ALIGNMENT && !(chunk_size(c) & 15);
##endif
    return chunk_size(c) == MINSIZE + i * MALLOC_ALIGNMENT;
}

/// A thread's cache, if it is one: as many links in each list as it says, and the chunks are of the list's size.
void take_tcache(int arena, struct tcache_perthread_struct *t) {
    _list(void *) found;
    int places = -1;
    for (int i = 0; i < TCACHE_MAX_BINS; i++) {
        int n;
        struct tcache_entry *e = t->entries[i];
        while (e && n < 1 << 16) {
            mchunkptr c = chunk_at(e, -2 * (long) sizeof(size_t));
            if ((_address(e) & 15) || !_readable(c, MINSIZE) || !is_of_tcache(c, i))
                return;
            _push(found, c);
            e = (struct tcache_entry *) unprotected(&e->next, (mchunkptr) e->next);
            n++;
        }
##ifdeffield tcache_perthread_struct num_slots
        // All lists have the same number of places.
        if (places < 0)
            places = n + t->num_slots[i];
        if (n + t->num_slots[i] != places)
            return;
##else
        if (n != t->counts[i])
            return;
##endif
    }
    _foreach (mchunkptr c : found)
        take_cached(c, arena, tcache_chunks, tcache_bytes);
}
##endif

bool take_cached(mchunkptr c, int arena, _map(int, long) count, _map(int, long) bytes) {
    if (!_add(malloc_cached, c))
        return 0;
    size_t size = chunk_size(c);
    if (size > largest_cached)
        largest_cached = size;
    count[arena]++;
    bytes[arena] += size;
    return 1;
}

void take_fastbins(int arena, mstate a) {
##ifdeffield malloc_state fastbinsY
    for (int i = 0; i < NFASTBINS; i++) {
        mchunkptr c = a->fastbinsY[i];
        while (c && !(_address(c) & 15) && _readable(c, MINSIZE) && chunk_size(c) == MINSIZE + i * MALLOC_ALIGNMENT && take_cached(c, arena, fast_chunks, fast_bytes))
            c = unprotected(&c->fd, c->fd);
    }
##endif
}

void add_area(int arena, void *start, long bytes, mchunkptr first, mchunkptr end) {
    _push(malloc_areas, first);
    _push(malloc_area_ends, end);
    _push(malloc_area_arenas, arena);
    _push(malloc_area_starts, start);
    _push(malloc_area_sizes, bytes);
    if (!take_area(arena, first, end))
        malloc_problem = sprintf("the chunks from %p do not end at %p", first, end);
}

/// The main arena's area: from the start of the program break to its top. The kernel cuts it in two where a program has given advice for some of its pages.
void take_break(mstate a) {
    void *start, *end;
    bool has_top;
    _foreach (_mapping m : _mappings() where m.kind == "heap") {
        if (m.start != end) {
            if (has_top)
                break;
            start = m.start;
        }
        end = m.end;
        has_top = has_top || ((void *) a->top >= m.start && (void *) a->top < m.end);
    }
    if (!has_top) {
        if (a->system_mem)
            malloc_problem = "the main arena is not in the area of the program break";
        return;
    }
    // Where others have moved the program break before, the arena begins behind what they took.
    mchunkptr first = (mchunkptr) start;
    char *begin = (char *) chunk_next(a->top) - a->system_mem;
    if (begin > (char *) start && begin < (char *) a->top)
        first = (mchunkptr) begin;
    add_area(0, start, (char *) end - (char *) start, first, a->top);
}

/// The heaps of another arena, from that of its top back to the first.
void take_heaps(int arena, mstate a) {
    struct heap_info *h = (struct heap_info *) (_address(a->top) & ~((unsigned long) HEAP_MAX_SIZE - 1));
    for (int i = 0; i < 1 << 16 && _readable(h, sizeof(struct heap_info)) && h->ar_ptr == a; i++) {
        char *end = (char *) h + h->size;
        char *begin = (char *) h + sizeof(struct heap_info);
        if (!h->prev)
            begin = (char *) ((_address(a) + sizeof(struct malloc_state) + 15) & ~15ul);
        bool is_last = (void *) a->top >= (void *) h && (char *) a->top < end;
        add_area(arena, h, h->size, (mchunkptr) begin, is_last ? a->top : (mchunkptr) end);
        if (!h->prev)
            return;
        h = h->prev;
    }
    malloc_problem = sprintf("the heaps of the arena at %p do not lead to their first", a);
}

/// Finds all arenas with their areas. 0 where there is none, or what there is does not hold together; malloc_problem says what.
bool malloc_find() {
    if (_len(malloc_arenas))
        return 1;
    mstate main = find_main_arena();
    if (!main) {
        malloc_problem = "no data of the C library is an arena: another allocator is in its place, or it was at work when the process was stopped";
        return 0;
    }
    mstate a = main;
    for (int i = 0; i == 0 || a != main; i++) {
        _push(malloc_arenas, a);
        take_fastbins(i, a);
        if (i == 0)
            take_break(a);
        else
            take_heaps(i, a);
        a = a->next;
    }
    return 1;
}

/// The number of the area that holds the address; -1: none does. By the areas in the order of their addresses.
_list(int) malloc_areas_sorted;

int malloc_area_of(void *p) {
    if (!_len(malloc_areas_sorted)) {
        _map(int, void *) starts;
        for (int i = 0; i < _len(malloc_area_starts); i++)
            starts[i] = malloc_area_starts[i];
        _foreach ((int i, void *start) : starts order by _address(start))
            _push(malloc_areas_sorted, i);
    }
    int low = 0, high = _len(malloc_areas_sorted);
    while (low < high) {
        int middle = (low + high) / 2;
        if (malloc_area_starts[malloc_areas_sorted[middle]] <= p)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return -1;
    int i = malloc_areas_sorted[low - 1];
    return (char *) p < (char *) malloc_area_starts[i] + malloc_area_sizes[i] ? i : -1;
}

/// The chunks of an area, in use or free, without the arena's top.
_iter mchunkptr malloc_chunks(int area) {
    mchunkptr end = malloc_area_ends[area];
    mchunkptr c = malloc_areas[area];
    while (c < end && chunk_size(c) >= MINSIZE) {
        mchunkptr next = chunk_next(c);
        _yield(c);
        c = next;
    }
}

/// Of the bytes of a free chunk those in whole pages that the process has: what malloc_trim() would give back.
long whole_pages(mchunkptr c, long size) {
    unsigned long first = (_address(c) + sizeof(struct malloc_chunk) + 4095) & ~4095ul;
    unsigned long end = (_address(c) + size) & ~4095ul;
    return end > first ? _resident((void *) first, end - first) : 0;
}

/// The mmapped chunk that begins at the page: its bytes, or 0. Of one that was aligned, the first page may say how many bytes further it is.
long mmapped_bytes(char *page, char *end) {
    mchunkptr c = (mchunkptr) page;
    size_t size = c->mchunk_size;
    if ((size & SIZE_BITS) != IS_MMAPPED || c->mchunk_prev_size)
        return 0;
    size &= ~SIZE_BITS;
##ifdefenum MMAPPED_HEADER
    size += MMAPPED_HEADER;
##endif
    return size >= 4096 && !(size & 4095) && size <= end - page ? (long) size : 0;
}

/// The first address from p on, by pages, where the process has memory; end where it has none.
char *next_resident(char *p, char *end) {
    long step = 1 << 12;
    while (p < end && !_resident(p, step)) {
        p += step;
        step *= 2;
    }
    // The last step was too wide: its parts.
    while (p < end && step > 1 << 12) {
        step /= 2;
        if (!_resident(p, step))
            p += step;
    }
    return p < end ? p : end;
}

/// Takes the mmapped chunks that begin in a stretch of anonymous memory where nothing else is known to be; they may reach beyond it, up to the limit.
void take_mmapped(void *start, void *end, void *limit) {
    char *p = next_resident((char *) start, (char *) end);
    while (p < (char *) end) {
        long bytes = _readable(p, 16) ? mmapped_bytes(p, (char *) limit) : 0;
        if (bytes) {
            _push(mmapped_chunks, (mchunkptr) p);
            _push(mmapped_sizes, bytes);
        }
        p = next_resident(p + (bytes ? bytes : 4096), (char *) end);
    }
}
##endif
