_probe _oneshot {
    printf("%x %x\n", _reg("rax"), _pc_reg());
    printf("%d\n", _arg_long(1));
    _del_breakpoint();
}
