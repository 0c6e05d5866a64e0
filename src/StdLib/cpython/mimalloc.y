/// mimalloc, the allocator of builds without the GIL (Objects/mimalloc): segments, cut into slices of 64 KB; pages of one or more of these, each with blocks of one size.

static const long MI_SLICE_SIZE = 1 << 16;

/// What an object's block must be told apart by: the heaps of each thread that a page may be of.
static const int MI_TAG_GC = 2;
static const int MI_TAG_GC_PRE = 3;        // with two words in front of the object

/// By size: pages, blocks in use, blocks free in those pages.
_map(long, long) mi_pages_of_size;
_map(long, long) mi_blocks_of_size;
_map(long, long) mi_free_blocks_of_size;

/// Of all segments: how many there are; the bytes of blocks in use, of free ones and room for them, of slices that are no page; of headers and of what no block fits into.
long mi_segments_in_use;
long mi_block_bytes;
long mi_free_block_bytes;
long mi_free_slice_bytes;
long mi_overhead_bytes;
bool mi_counted;

/// They stand at multiples of 32 MB.
mi_segment_s *mi_segment_of(void *p) { return (mi_segment_s *) (_address(p) & ~((1UL << 25) - 1)); }

long mi_segment_size(mi_segment_s *s) { return (long) s->segment_slices * MI_SLICE_SIZE; }

/// What every segment's cookie and address have in common, by the one that sys.modules stands in.
uint64_t mi_cookie() {
    mi_segment_s *known = mi_segment_of(py_modules(main_interpreter()));
    return known->cookie ^ _address(known);
}

/// Of threads that live and of those that have ended, in the order of addresses.
_iter mi_segment_s *mi_segments() {
    uint64_t cookie = mi_cookie();
    _foreach (_mapping m : _mappings() where m.kind == "anonymous" && m.size >= sizeof(mi_segment_s) && !_contains(m.perms, "---")) {
        mi_segment_s *end = (mi_segment_s *) m.end;
        for (mi_segment_s *s = mi_segment_of((char *) m.start + (1 << 25) - 1); s < end; s = (mi_segment_s *) ((char *) s + (1 << 25))) {
            if (_readable(s, sizeof(mi_segment_s)) && (s->cookie ^ _address(s)) == cookie && s->segment_slices > 0 && s->segment_slices < 1 << 24)
                _yield(s);
        }
    }
}

/// Of a segment's slices those that are the first of a page in use, and of free ones. The entry of a page's first slice says how many it has.
_iter mi_page_s *mi_spans(mi_segment_s *s) {
    uint64_t slice = s->segment_info_slices;
    while (slice < s->slice_entries && slice < sizeof(s->slices) / sizeof(s->slices[0])) {
        _yield(&s->slices[slice]);
        slice += s->slices[slice].slice_count ? s->slices[slice].slice_count : 1;
    }
}

bool mi_is_page(mi_page_s *page) { return page->xblock_size > 1 && page->capacity > 0; }

/// Blocks of small sizes do not begin where the page does.
char *mi_first_block(mi_page_s *page) {
    mi_segment_s *s = mi_segment_of(page);
    long bytes = page->xblock_size;
    return (char *) s + (page - s->slices) * MI_SLICE_SIZE + (bytes <= 64 ? 3 * bytes : bytes <= 512 ? bytes : 0);
}

/// A block larger than its page's own word for it fills the page.
long mi_block_size(mi_page_s *page) { return page->xblock_size < 1U << 31 ? page->xblock_size : page->slice_count * MI_SLICE_SIZE; }

void mi_take_free(_set(void *) free, void *first, int most) {
    for (void *block = first; block && most > 0; block = *(void **) block) {
        _add(free, block);
        most--;
    }
}

/// How many blocks other threads have given back and the page's own has not taken yet.
long mi_given_back(mi_page_s *page) {
    long n;
    for (void *block = (void *) (page->xthread_free & ~3UL); block && n < page->capacity; block = *(void **) block)
        n++;
    return n;
}

/// The page that something stands in.
mi_page_s *mi_page_of(void *p) {
    mi_segment_s *s = mi_segment_of(p);
    mi_page_s *page = &s->slices[((char *) p - (char *) s) / MI_SLICE_SIZE];
    return (mi_page_s *) ((char *) page - page->slice_offset);
}

/// Where objects begin in their blocks: behind the words of the debugging allocator, if it is at work; -1: this is no page.
long mi_object_offset() {
    char *o = (char *) py_modules(main_interpreter());
    mi_page_s *page = mi_page_of(o);
    return mi_is_page(page) && o >= mi_first_block(page) ? (o - mi_first_block(page)) % mi_block_size(page) : -1;
}

/// The objects that have these of the collector's bits.
_iter PyObject *mi_objects(int mask, int bits) {
    _set(void *) free;
    long before = mi_object_offset();
    _foreach (mi_segment_s *s : mi_segments()) {
        _foreach (mi_page_s *page : mi_spans(s)) {
            if (!mi_is_page(page) || (page->tag != MI_TAG_GC && page->tag != MI_TAG_GC_PRE))
                continue;
            _clear(free);
            mi_take_free(free, page->free, page->capacity);
            mi_take_free(free, page->local_free, page->capacity);
            mi_take_free(free, (void *) (page->xthread_free & ~3UL), page->capacity);
            long size = mi_block_size(page);
            long offset = before + (page->tag == MI_TAG_GC_PRE ? 2 * sizeof(PyObject *) : 0);
            char *block = mi_first_block(page);
            for (int i = 0; i < page->capacity; i++) {
                PyObject *o = (PyObject *) (block + offset);
                if ((o->ob_gc_bits & mask) == bits && !_contains(free, block))
                    _yield(o);
                block += size;
            }
        }
    }
}

/// Counts what is in the segments.
void mi_count() {
    if (mi_counted)
        return;
    mi_counted = 1;
    _foreach (mi_segment_s *s : mi_segments()) {
        mi_segments_in_use++;
        // Most of the header's slice is never touched.
        mi_overhead_bytes += _resident(s, s->segment_info_slices * MI_SLICE_SIZE);
        _foreach (mi_page_s *page : mi_spans(s)) {
            long all = (page->slice_count ? page->slice_count : 1) * MI_SLICE_SIZE;
            if (!mi_is_page(page)) {
                mi_free_slice_bytes += all;
                continue;
            }
            long size = mi_block_size(page);
            long used = page->used - mi_given_back(page);
            long free = page->reserved - used;
            mi_pages_of_size[size]++;
            mi_blocks_of_size[size] += used;
            mi_free_blocks_of_size[size] += free;
            mi_block_bytes += used * size;
            mi_free_block_bytes += free * size;
            mi_overhead_bytes += all - page->reserved * size;
        }
    }
}

// What is said of any allocator of CPython's: obmalloc.y says the same of the other one.
static const _str PY_ALLOCATOR = "CPython's, mimalloc";
static const long PY_AREA_SIZE = 1 << 25;
static const _str PY_AREA = "mimalloc segment";

/// The areas that the allocator has of the address space: start and bytes.
_iter (void *, long) py_areas() {
    _foreach (mi_segment_s *s : mi_segments())
        _yield(((void *) s, mi_segment_size(s)));
}

/// How many there are.
long py_areas_in_use() {
    mi_count();
    return mi_segments_in_use;
}

/// The bytes of blocks in use.
long py_block_bytes() {
    mi_count();
    return mi_block_bytes;
}

/// The bytes that no block can have: headers, and what is left over beside the blocks.
long py_overhead_bytes() {
    mi_count();
    return mi_overhead_bytes;
}

/// The free blocks of pages: bytes of one, how many there are.
_iter (long, long) py_free_blocks() {
    mi_count();
    _foreach ((long size, long n) : mi_free_blocks_of_size)
        _yield((size, n));
}

/// None: free slices of a segment are given back one by one.
_iter long py_sparse_areas() {
    if (0)
        _yield(0);
}
