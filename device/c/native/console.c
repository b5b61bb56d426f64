/* What firmware prints goes to the device's console, and what is typed there comes in. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdio_ext.h>
#include <string.h>
#include "native.h"

static int streams[2];

static ssize_t print(void *cookie, const char *bytes, size_t length) {
    console_put(cookie == &streams[1], bytes, length);
    return (ssize_t)length;
}

/* Waits for at least one byte that somebody types. */
static ssize_t typed(void *unused, char *room, size_t size) {
    (void)unused;
    uint32_t got = 0;
    wwep_call(WWEP_OP_UART_RECEIVE, (int64_t)size, WWEP_FOREVER, 0, NULL, 0, room, (uint32_t)size, &got);
    return (ssize_t)got;
}

void console_open(void) {
    static char line[2][1024];
    cookie_io_functions_t functions = {.write = print};
    cookie_io_functions_t input = {.read = typed};
    stdin = fopencookie(NULL, "r", input);
    setvbuf(stdin, NULL, _IONBF, 0);
    stdout = fopencookie(&streams[0], "w", functions);
    stderr = fopencookie(&streams[1], "w", functions);
    setvbuf(stdout, line[0], _IOLBF, sizeof line[0]);
    setvbuf(stderr, line[1], _IOLBF, sizeof line[1]);
}

/* Before a thread waits, and before the end, what it printed is on its way: a prompt has no line's end. */
void console_flush(void) {
    if (__fpending(stdout) > 0) {
        fflush(stdout);
    }
    if (__fpending(stderr) > 0) {
        fflush(stderr);
    }
    console_post();
}
