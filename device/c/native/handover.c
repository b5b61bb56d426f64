/* Whose turn it is stands in shared memory; here one side sleeps, and is woken by the other. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "native.h"

int handover_by_pipe;

static long futex(int operation, uint32_t value) {
    return syscall(SYS_futex, &native_shared->turn, operation, value, NULL, NULL, 0);
}

static void sleep_while(uint32_t turn) {
    uint32_t awaited = turn | TURN_AWAITED;
    if (turn == awaited || __atomic_compare_exchange_n(&native_shared->turn, &turn, awaited, 0, __ATOMIC_ACQ_REL,
                                                       __ATOMIC_ACQUIRE)) {
        futex(FUTEX_WAIT, awaited);
    }
}

static void sleep_by_futex(void) {
    uint32_t turn;
    while (((turn = __atomic_load_n(&native_shared->turn, __ATOMIC_ACQUIRE)) & TURN_FIRMWARE) == 0) {
        sleep_while(turn);
    }
}

void handover_use_pipe(void) {
    handover_by_pipe = dup2(STDIN_FILENO, PIPE_IN) == PIPE_IN && dup2(STDOUT_FILENO, PIPE_OUT) == PIPE_OUT;
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
}

/* Each turn is one byte. */
static void sleep_by_pipe(void) {
    char byte;
    ssize_t got;
    do {
        got = read(PIPE_IN, &byte, 1);
        if (got == 0) {
            _exit(0); /* the host has closed its end */
        }
    } while (got < 0 || (__atomic_load_n(&native_shared->turn, __ATOMIC_ACQUIRE) & TURN_FIRMWARE) == 0);
}

void handover_await(void) {
    if (handover_by_pipe) {
        sleep_by_pipe();
    } else {
        sleep_by_futex();
    }
}

void handover_give(void) {
    uint32_t turn = __atomic_exchange_n(&native_shared->turn, TURN_HOST, __ATOMIC_ACQ_REL);
    if (handover_by_pipe) {
        while (write(PIPE_OUT, "", 1) < 0 && errno == EINTR) {
        }
    } else if (turn & TURN_AWAITED) {
        futex(FUTEX_WAKE, 1);
    }
}
