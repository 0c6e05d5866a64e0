_probe _oneshot {
    _try { puts(_decode((void *)8, 0x7fffffffffffffff, "utf-8")); } _else { puts("not there"); }
    _try { puts(_decode((void *)8, -1, "utf-16")); } _else { puts("nor so few"); }
    _try { printf("%x\n", _hash((void *)8, 0x7fffffffffffffff)); } _else { puts("no hash"); }
    _try { puts(_cstr((char *)8, 0x7fffffffffffffff)); } _else { puts("no text"); }
}
