/* A thread that loops until the time has come, and one that loops for ever. */
#include <stdio.h>
#include <time.h>
#include "port/wwep_port.h"

static void idle(void *argument) {
    (void)argument;
    printf("nothing to do\n");
    for (;;) {}
}

void wwep_application(void) {
    struct timespec now;
    long long rounds = 0;
    wwep_thread_start("idle", 5, 4096, idle, NULL);
    do {
        clock_gettime(CLOCK_MONOTONIC, &now);
        for (volatile int i = 0; i < 1000; i++) {}
        rounds++;
    } while (now.tv_sec * 1000 + now.tv_nsec / 1000000 < 50);
    printf("%lld rounds\n", rounds);
}
