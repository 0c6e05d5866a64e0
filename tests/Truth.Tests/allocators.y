/// What the allocators of the target hold, in the words in which they say it themselves.
#include <cpython/heap.y>
#include <native/regions.y>

_probe _oneshot {
    take_claims();
##ifdeftype malloc_state
    long system, chunks, fast, fast_sum, free_sum, mapped;
    _map(int, long) count;
    _map(int, long) bytes;
    for (int i = 0; i < _len(malloc_areas); i++) {
        _foreach (mchunkptr c : malloc_chunks(i)) {
            if (!chunk_in_use(c)) {
                count[malloc_area_arenas[i]]++;
                bytes[malloc_area_arenas[i]] += chunk_size(c);
            }
        }
    }
    for (int i = 0; i < _len(malloc_arenas); i++) {
        mstate a = malloc_arenas[i];
        printf("arena fast %d %d free %d system %d\n", fast_chunks[i], fast_bytes[i], count[i], a->system_mem);
        system += a->system_mem;
        chunks += count[i] + 1;
        fast += fast_chunks[i];
        fast_sum += fast_bytes[i];
        free_sum += bytes[i] + fast_bytes[i] + chunk_size(a->top);
    }
    _foreach ((_str kind, _str name, void *start, long size, long here, long fair, long swap) : regions())
        mapped += kind == "mmapped chunk" ? size : 0;
    printf("mallinfo %d %d %d %d %d 0 %d %d %d %d\n", system, chunks, fast, _len(mmapped_chunks), mapped, fast_sum, system - free_sum, free_sum, chunk_size(malloc_arenas[0]->top));
    printf("problem '%s'\n", malloc_problem);
##endif
##ifdeftype mi_segment_s
    long blocks;
    _foreach (mi_segment_s *s : mi_segments()) {
        _foreach (mi_page_s *page : mi_spans(s))
            blocks += mi_is_page(page) ? page->used : 0;
    }
    printf("blocks %d\n", blocks);
##else
    py_find_arenas();
    _foreach ((int c, long n) : pools_of_class order by c)
        printf("class %d %d %d %d %d\n", c, (c + 1) * 16, n, blocks_of_class[c], free_blocks_of_class[c]);
    printf("arenas %d allocated %d available %d pools %d headers %d rest %d alignment %d\n", arenas_in_use, block_bytes, free_block_bytes, free_pools, pool_header_bytes, pool_rest_bytes, arena_rest_bytes);
##endif
}
