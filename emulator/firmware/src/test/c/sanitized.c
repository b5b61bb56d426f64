/* Mistakes that only a sanitizer sees, by the macro MISTAKE. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "port/wwep_port.h"

static volatile int most = 2147483647;

static void mistake(void) {
    char *volatile block = malloc(10);
    char line[8];
    memset(line, 1, sizeof line);
    memset(block, 0, 10);
    if (MISTAKE == 1) block[10] = 1;
    if (MISTAKE == 2) printf("%d\n", most + 1);
    free(block);
    if (MISTAKE == 3) printf("%d\n", block[1]);
    char *volatile at = line;
    if (MISTAKE == 4) printf("%d\n", at[8]);
}

static void other(void *argument) {
    printf("other %s\n", (const char *)argument);
    mistake();
}

void wwep_application(void) {
    wwep_thread_start("other", 5, 2048, other, "thread");
    wwep_ask(WWEP_OP_DELAY, 1000, 0, 0);
    printf("first\n");
}
