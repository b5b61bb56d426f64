/* What firmware prints goes to the device's console. */
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

void console_open(void) {
    static char line[2][1024];
    cookie_io_functions_t functions = {.write = print};
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
