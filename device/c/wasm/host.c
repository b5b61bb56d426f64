/* Requests go to the host as calls; a call that blocks lets other threads of the device run meanwhile. */
#include <stdio.h>
#include <string.h>
#include "wasm.h"

IMPORT("post") void host_post(int op, int64_t a, int64_t b, int64_t c, const void *bytes, uint32_t length);
IMPORT("call") int64_t host_call(int op, int64_t a, int64_t b, int64_t c, const void *bytes, uint32_t length,
                                 void *room, uint32_t size, uint32_t *got);

EXPORT("wwep_abi_version") int host_abi_version(void) {
    return WWEP_ABI_VERSION;
}

static uint32_t most(uint32_t length) {
    return length > WWEP_MOST_BYTES ? WWEP_MOST_BYTES : length;
}

void wwep_post(int op, int64_t a, int64_t b, int64_t c, const void *bytes, uint32_t length) {
    host_post(op, a, b, c, bytes, most(length));
    carrier_posted();
}

int64_t wwep_call(int op, int64_t a, int64_t b, int64_t c, const void *bytes, uint32_t length,
                  void *room, uint32_t size, uint32_t *got) {
    uint32_t answered = 0;
    int self = wwep_thread_current();
    console_flush();
    carrier_asked(op);
    thread_watch();
    thread_leave();
    int64_t value = host_call(op, a, b, c, bytes, most(length), room, size, &answered);
    thread_return(self);
    if (got != NULL) {
        *got = answered;
    }
    return value;
}

uint32_t carrier_room(int64_t socket) {
    int64_t room = wwep_ask(WWEP_OP_SOCKET_ROOM, socket, 0, 0);
    return room > 0 ? (uint32_t)room : 0;
}

void carrier_fault(int kind, uint64_t pc, uint64_t address, const char *text) {
    console_flush();
    host_post(WWEP_OP_FAULT, kind, (int64_t)pc, (int64_t)address, text, (uint32_t)strlen(text));
    __builtin_unreachable();
}

/* Without a buffer of its own the C library hands over everything at once. */
void console_open(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
    setvbuf(stderr, NULL, _IONBF, 0);
    setvbuf(stdin, NULL, _IONBF, 0);
}

void console_flush(void) {
    console_post();
}

/* In place of WASI's: there are a console's streams, and no other file. */
#define NO_SUCH_FILE 8

struct piece {
    char *bytes;
    size_t length;
};

int __wrap___wasi_fd_write(int file, const struct piece *pieces, size_t count, size_t *written) {
    if (file != 1 && file != 2) {
        return NO_SUCH_FILE;
    }
    *written = 0;
    for (size_t i = 0; i < count; i++) {
        console_put(file - 1, pieces[i].bytes, pieces[i].length);
        *written += pieces[i].length;
    }
    return 0;
}

/* Waits for at least one byte that somebody types. */
int __wrap___wasi_fd_read(int file, const struct piece *pieces, size_t count, size_t *got) {
    uint32_t typed = 0;
    if (file != 0) {
        return NO_SUCH_FILE;
    }
    while (count > 1 && pieces->length == 0) {
        pieces++;
        count--;
    }
    if (count > 0) {
        wwep_call(WWEP_OP_UART_RECEIVE, (int64_t)pieces->length, WWEP_FOREVER, 0, NULL, 0, pieces->bytes,
                  (uint32_t)pieces->length, &typed);
    }
    *got = typed;
    return 0;
}
