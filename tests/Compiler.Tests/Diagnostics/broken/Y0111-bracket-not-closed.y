int first(char **names) {
    char *name = names[0;
    return *name;
}
