_label pair(int a, int b) {
    return "pair";
}
