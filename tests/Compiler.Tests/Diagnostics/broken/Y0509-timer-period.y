int every = 5;
_probe _timer.s(every) { printf("tick\n"); }
