_probe _oneshot {
    printf("\033[2J\033]0;title\007%c%c\n", 27, 7);
    _warn("\033[31mred");
    _error("\033[31mdead\007");
}
