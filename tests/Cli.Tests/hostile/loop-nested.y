_probe _oneshot {
    long n = 0;
    for (long i = 0; i < 1000000; i++)
        for (long j = 0; j < 1000000; j++)
            for (long k = 0; k < 1000000; k++)
                n += i ^ j ^ k;
}
