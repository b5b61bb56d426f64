/* Requests and answers in shared memory; whose turn it is is a futex. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "native.h"

struct shared_header *native_shared;
static char *memory;

int channel_open(const char *path) {
    int file = open(path, O_RDWR | O_CLOEXEC);
    if (file < 0) {
        return -1;
    }
    memory = mmap(NULL, SHARED_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (memory == MAP_FAILED) {
        return -1;
    }
    native_shared = (struct shared_header *)memory;
    native_shared->version = WWEP_ABI_VERSION;
    return 0;
}

/*
 * One side waits while the other runs, so both do best on one processor: a turn to another one wakes it from its
 * sleep first.
 */
static void follow_host(void) {
    static uint32_t here = ~0u;
    if (native_shared->processor != here && native_shared->processor < CPU_SETSIZE) {
        cpu_set_t one;
        here = native_shared->processor;
        CPU_ZERO(&one);
        CPU_SET(here, &one);
        syscall(SYS_sched_setaffinity, 0, sizeof one, &one);
    }
}

static void wait_turn(void) {
    while (__atomic_load_n(&native_shared->turn, __ATOMIC_ACQUIRE) != TURN_FIRMWARE) {
        syscall(SYS_futex, &native_shared->turn, FUTEX_WAIT, TURN_HOST, NULL, NULL, 0);
    }
    native_shared->requests = 0;
    follow_host();
}

static void give_turn(void) {
    __atomic_store_n(&native_shared->turn, TURN_HOST, __ATOMIC_RELEASE);
    syscall(SYS_futex, &native_shared->turn, FUTEX_WAKE, 1, NULL, NULL, 0);
}

void channel_hello(void) {
    give_turn();
    wait_turn();
}

void channel_hand_over(void) {
    give_turn();
    wait_turn();
    fiber_switch(native_shared->fiber);
}

static void append(int op, int64_t a, int64_t b, int64_t c, const void *bytes, uint32_t length) {
    struct request_head *head = (struct request_head *)(memory + REQUESTS_AT + native_shared->requests);
    head->op = (uint32_t)op;
    head->length = length;
    head->a = a;
    head->b = b;
    head->c = c;
    if (length > 0) {
        memcpy(head + 1, bytes, length);
    }
    native_shared->requests += (uint32_t)sizeof *head + ((length + 7) & ~7u);
}

static int fits(uint32_t length) {
    uint32_t end = REQUESTS_AT + native_shared->requests + (uint32_t)sizeof(struct request_head) + length + 8;
    return end + FAULT_ROOM + sizeof(struct request_head) <= ANSWER_AT;
}

static void request(int op, int64_t a, int64_t b, int64_t c, const void *bytes, uint32_t length) {
    if (length > WWEP_MOST_BYTES) {
        length = WWEP_MOST_BYTES;
    }
    if (!fits(length)) {
        append(WWEP_OP_FLUSH, 0, 0, 0, NULL, 0);
        channel_hand_over();
    }
    append(op, a, b, c, bytes, length);
}

void wwep_post(int op, int64_t a, int64_t b, int64_t c, const void *bytes, uint32_t length) {
    request(op, a, b, c, bytes, length);
}

int64_t wwep_call(int op, int64_t a, int64_t b, int64_t c, const void *bytes, uint32_t length,
                  void *room, uint32_t size, uint32_t *got) {
    console_flush();
    fiber_watch();
    request(op, a, b, c, bytes, length);
    channel_hand_over();
    uint32_t answered = native_shared->answer_length;
    if (answered > size) {
        answered = size;
    }
    if (answered > 0) {
        memcpy(room, memory + ANSWER_AT, answered);
    }
    if (got != NULL) {
        *got = answered;
    }
    return native_shared->value;
}

void carrier_fault(int kind, uint64_t pc, uint64_t address, const char *text) {
    console_flush();
    coverage_write();
    uint32_t length = (uint32_t)strlen(text);
    if (length > FAULT_ROOM - 64) {
        length = FAULT_ROOM - 64;
    }
    /* Not by request(): a fault may come in the middle of one, and there is always room for it. */
    append(WWEP_OP_FAULT, kind, (int64_t)pc, (int64_t)address, text, length);
    give_turn();
    for (;;) {
        syscall(SYS_exit_group, 70);
    }
}
