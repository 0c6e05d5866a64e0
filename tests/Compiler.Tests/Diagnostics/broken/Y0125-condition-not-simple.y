#if sizeof(long) == 8
#endif
