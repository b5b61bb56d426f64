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
}

void wwep_application(void) {
    crash();
}
