_probe _oneshot { #include "file.y"
}
