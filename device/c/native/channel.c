/* Requests and answers in shared memory, which belongs to whose turn it is. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "native.h"

struct shared_header *native_shared;
static char *memory;

int channel_open(const char *path, uint64_t first, uint64_t span) {
    int file = open(path, O_RDWR | O_CLOEXEC);
    if (file < 0) {
        return -1;
    }
    memory = mmap(NULL, SHARED_SIZE + span, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (memory == MAP_FAILED) {
        return -1;
    }
    native_shared = (struct shared_header *)memory;
    native_shared->version = WWEP_ABI_VERSION;
    wwep_block_map.first = first;
    wwep_block_map.ran = (uint8_t *)memory + SHARED_SIZE;
    wwep_block_map.span = span;
    loop_note_blocks();
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

void channel_hello(void) {
    handover_give();
    handover_await();
    native_shared->requests = 0;
    follow_host();
}

void channel_hand_over(void) {
    channel_hello();
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

/*
 * Which semaphore each thread waits for. An interrupt often does nothing but wake one thread, which then runs next:
 * that one goes on in the same turn, and the host takes what it asks for when its turn has come. Whether that makes
 * no difference is the host's to say, since it knows who else is about to run.
 */
static int64_t waited[WWEP_MOST_THREADS];
static uint32_t threads; /* all numbers are below this one */
static int64_t woken;    /* the semaphore that the interrupt has put, 0 for none, or SEVERAL */
#define SEVERAL (-1)

void channel_forget(uint32_t fiber) {
    waited[fiber] = 0;
    threads = fiber < threads ? threads : fiber + 1;
}

void channel_interrupt(void) {
    woken = 0;
}

static void note(int op, int64_t a) {
    if (op == WWEP_OP_SEMAPHORE_FREE) {
        for (uint32_t i = 0; i < threads; i++) {
            waited[i] = waited[i] == a ? 0 : waited[i];
        }
    }
    if (wwep_thread_current() == INTERRUPT_THREAD && op != WWEP_OP_PRINT && op != WWEP_OP_PIN_SET &&
        op != WWEP_OP_REPORT) {
        woken = op == WWEP_OP_SEMAPHORE_PUT && woken == 0 ? a : SEVERAL;
    }
}

uint32_t channel_next(void) {
    uint32_t next = 0;
    if (woken <= 0 || !(native_shared->known & KNOWN_NEXT) || !fits(0)) {
        return 0;
    }
    for (uint32_t i = MAIN_THREAD; i < threads; i++) {
        if (waited[i] == woken && fiber_alive(i)) {
            if (next != 0) {
                return 0;
            }
            next = i;
        }
    }
    return next;
}

void channel_run_ahead(uint32_t fiber) {
    native_shared->value = 1;
    native_shared->answer_length = 0;
    fiber_switch(fiber);
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
    if (op == WWEP_OP_SOCKET_CLOSE && a == native_shared->talking) {
        native_shared->room = 0;
    }
    note(op, a);
    request(op, a, b, c, bytes, length);
    carrier_posted();
}

uint32_t carrier_room(int64_t socket) {
    return socket == native_shared->talking ? native_shared->room : 0;
}

/* Sends what the host takes at once. */
static int send_known(int64_t socket, const void *bytes, uint32_t length, int64_t *answer) {
    if (length == 0 || length > carrier_room(socket) || !fits(length) || length > WWEP_MOST_BYTES ||
        wwep_thread_current() == INTERRUPT_THREAD) {
        return 0;
    }
    request(WWEP_OP_SOCKET_WRITE, socket, 0, 0, bytes, length);
    native_shared->room -= length;
    *answer = length;
    return 1;
}

/* Whether the answer is known without the host. */
static int is_known(int op, int64_t *answer) {
    uint32_t known = native_shared->known;
    if (op == WWEP_OP_UPTIME && (known & KNOWN_TIME)) {
        *answer = native_shared->uptime;
        return 1;
    }
    if (op == WWEP_OP_CLOCK && (known & KNOWN_TIME)) {
        *answer = native_shared->clock;
        return 1;
    }
    if (op == WWEP_OP_SOCKET_NEW && (known & KNOWN_SOCKETS)) {
        request(WWEP_OP_SOCKET_OPEN, (int64_t)native_shared->socket + 1, 0, 0, NULL, 0);
        *answer = ++native_shared->socket;
        return 1;
    }
    return 0;
}

int64_t wwep_call(int op, int64_t a, int64_t b, int64_t c, const void *bytes, uint32_t length,
                  void *room, uint32_t size, uint32_t *got) {
    int64_t answer;
    console_flush();
    if (is_known(op, &answer) || (op == WWEP_OP_SOCKET_SEND && send_known(a, bytes, length, &answer))) {
        if (got != NULL) {
            *got = 0;
        }
        return answer;
    }
    carrier_asked(op);
    fiber_watch();
    request(op, a, b, c, bytes, length);
    int self = wwep_thread_current();
    waited[self] = op == WWEP_OP_SEMAPHORE_GET ? a : 0;
    channel_hand_over();
    waited[self] = 0;
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
    handover_give();
    for (;;) {
        syscall(SYS_exit_group, 70);
    }
}
