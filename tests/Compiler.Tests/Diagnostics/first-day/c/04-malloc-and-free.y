_probe _oneshot {
    int *sizes = malloc(100 * sizeof(int));
    free(sizes);
}
