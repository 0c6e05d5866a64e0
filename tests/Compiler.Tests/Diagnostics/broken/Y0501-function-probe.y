_probe libc:malloc:entry { printf("hello\n"); }
