_probe _stap_probe("syscall.close") {
    printf("%s\n", _stap_call_str_func("describe_fd", _stap_long("fd")));
}
