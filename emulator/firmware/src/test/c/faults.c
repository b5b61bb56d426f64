/* Each way to come to an end, by the macro FAULT. */
#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "port/wwep_port.h"

static int deeper(int n) {
    char room[512];
    memset(room, n, sizeof room);
    return n == 0 ? 0 : deeper(n + 1) + room[n % 512];
}

static int endless(int n) {
    return n ? endless(n + 1) * 3 + n : 0;
}

static volatile int zero;
static void (*volatile nowhere)(void);

void forbidden_fork(void) {
    fork();
}

void crash(void) {
    printf("about to end\n");
    if (FAULT == 1) *(volatile int *)16 = 1;
    if (FAULT == 2) printf("%d\n", deeper(1));
    if (FAULT == 3) assert(FAULT == 0);
    if (FAULT == 4) abort();
    if (FAULT == 5) exit(3);
    if (FAULT == 7) forbidden_fork();
    if (FAULT == 8) open("/etc/passwd", O_RDONLY);
    if (FAULT == 9) memset((void *)24, 1, 4000);
    if (FAULT == 10) printf("%d\n", endless(1));
    if (FAULT == 11) printf("%d\n", 100 / zero);
    if (FAULT == 12) nowhere();
    if (FAULT == 13) __builtin_trap();
}

void wwep_application(void) {
    crash();
}
