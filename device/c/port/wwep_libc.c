/* Calls of the C library that would tell one run from another, or end the process; the linker brings them here. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include "wwep_carrier.h"

#define SECOND 1000000000LL

int __wrap_clock_gettime(clockid_t clock, struct timespec *to) {
    int64_t nanos = wwep_ask(clock == CLOCK_REALTIME ? WWEP_OP_CLOCK : WWEP_OP_UPTIME, 0, 0, 0);
    to->tv_sec = nanos / SECOND;
    to->tv_nsec = nanos % SECOND;
    return 0;
}

time_t __wrap_time(time_t *to) {
    time_t now = wwep_ask(WWEP_OP_CLOCK, 0, 0, 0) / SECOND;
    if (to != NULL) {
        *to = now;
    }
    return now;
}

int __wrap_gettimeofday(struct timeval *to, void *zone) {
    (void)zone;
    int64_t nanos = wwep_ask(WWEP_OP_CLOCK, 0, 0, 0);
    to->tv_sec = nanos / SECOND;
    to->tv_usec = nanos % SECOND / 1000;
    return 0;
}

clock_t __wrap_clock(void) {
    return (clock_t)(wwep_ask(WWEP_OP_UPTIME, 0, 0, 0) / (SECOND / CLOCKS_PER_SEC));
}

int __wrap_nanosleep(const struct timespec *time, struct timespec *left) {
    (void)left;
    wwep_ask(WWEP_OP_DELAY, time->tv_sec * 1000000LL + time->tv_nsec / 1000, 0, 0);
    return 0;
}

int __wrap_usleep(unsigned micros) {
    wwep_ask(WWEP_OP_DELAY, micros, 0, 0);
    return 0;
}

unsigned __wrap_sleep(unsigned seconds) {
    wwep_ask(WWEP_OP_DELAY, seconds * 1000000LL, 0, 0);
    return 0;
}

/* rand() after srand() gives newlib's sequence, which most boards have; without it, the device's own. */
static int seeded;
static uint64_t sequence;

void __wrap_srand(unsigned seed) {
    seeded = 1;
    sequence = seed;
}

int __wrap_rand(void) {
    if (!seeded) {
        return (int)(wwep_ask(WWEP_OP_RANDOM, 0, 0, 0) & RAND_MAX);
    }
    sequence = sequence * 6364136223846793005u + 1;
    return (int)(sequence >> 32 & RAND_MAX);
}

void __wrap_srandom(unsigned seed) {
    __wrap_srand(seed);
}

long __wrap_random(void) {
    return (long)__wrap_rand();
}

ssize_t __wrap_getrandom(void *room, size_t size, unsigned flags) {
    (void)flags;
    uint8_t *to = room;
    for (size_t i = 0; i < size; i++) {
        to[i] = (uint8_t)wwep_ask(WWEP_OP_RANDOM, 0, 0, 0);
    }
    return (ssize_t)size;
}

int __wrap_getentropy(void *room, size_t size) {
    __wrap_getrandom(room, size, 0);
    return 0;
}

void __wrap_exit(int status) {
    char text[64];
    snprintf(text, sizeof text, "exit(%d)", status);
    carrier_fault(WWEP_FAULT_EXIT, CARRIER_CALLER, 0, text);
}

void __wrap_abort(void) {
    carrier_fault(WWEP_FAULT_ABORT, CARRIER_CALLER, 0, "abort()");
}

void __wrap___assert_fail(const char *claim, const char *file, unsigned line, const char *function) {
    char text[512];
    (void)file;
    (void)line;
    (void)function;
    snprintf(text, sizeof text, "assert(%s)", claim);
    carrier_fault(WWEP_FAULT_ASSERT, CARRIER_CALLER, 0, text);
}
