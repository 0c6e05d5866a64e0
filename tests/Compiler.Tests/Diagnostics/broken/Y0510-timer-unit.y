_probe _timer.min(5) { printf("tick\n"); }
