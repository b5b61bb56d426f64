/* Calls of the C library that differ from machine to machine, and must not here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "port/wwep_port.h"

static char untouched[64];

void wwep_application(void) {
    struct timespec now;
    char stack[64], *heap = malloc(64);
    int zeros = 0;
    for (int i = 0; i < 64; i++) {
        zeros += (untouched[i] == 0) + (heap[i] == 0);
    }
    memset(stack, 0, sizeof stack);
    printf("%d zeros\n", zeros);
    printf("own %d\n", rand());
    srand(42);
    printf("seeded %d\n", rand());
    printf("then %d\n", rand());
    usleep(1500);
    clock_gettime(CLOCK_MONOTONIC, &now);
    printf("monotonic %lld.%09ld\n", (long long)now.tv_sec, now.tv_nsec);
    printf("clock %ld ms\n", (long)(clock() / (CLOCKS_PER_SEC / 1000)));
    time_t seconds = time(NULL);
    struct tm *parts = gmtime(&seconds);
    printf("date %04d-%02d-%02d\n", parts->tm_year + 1900, parts->tm_mon + 1, parts->tm_mday);
    printf("%5.2f|%-6s|%06x|%lld|%c\n", 3.14159, "ab", 0xbeef, -5000000000LL, 'z');
    fprintf(stderr, "an error\n");
    printf("no line's end");
    sleep(1);
}
