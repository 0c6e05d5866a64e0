##ifdefarg r
_probe _oneshot { puts("has it"); }
##else
_probe _oneshot { puts("has it not"); }
##endif
