_probe _oneshot { }
##endif
