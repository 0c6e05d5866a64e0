_probe _oneshoot { printf("hello\n"); }
