_iter int numbers {
    _yield(1);
}
