/* Fibers: C threads of one device on stacks of their own, of which one runs at a time. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include "native.h"

#define FIBERS WWEP_MOST_THREADS
#define PAGE 4096
/* A 64-bit C library needs more stack than a microcontroller's: this much is added to what was asked for. */
#define RESERVE ((NATIVE_UNCONFINED ? 256 : 32) * 1024)
#define MAIN_STACK ((NATIVE_UNCONFINED ? 512 : 64) * 1024)

struct fiber {
    void *stack_pointer;
    void *fake; /* what a sanitizer keeps of its stack */
    char *stack; /* lowest byte, the guard page before it not counted */
    size_t size;
    uint32_t asked;
    int alive;
    wwep_thread_function function;
    void *argument;
    char name[32];
};

static struct fiber fibers[FIBERS];
static uint32_t current = MAIN_THREAD;

void native_switch(void **from, void *to);
void native_fiber_entry(void);

NATIVE_RAW uint32_t wwep_thread_stack_used(int thread) {
    struct fiber *fiber = &fibers[thread];
    size_t untouched = 0;
    /* Stacks begin as zeros, so the lowest byte that is none was the deepest. */
    while (untouched < fiber->size && fiber->stack[untouched] == 0) {
        untouched++;
    }
    return (uint32_t)(fiber->size - untouched);
}

static void check_stack(int thread) {
    struct fiber *fiber = &fibers[thread];
    uint32_t used = wwep_thread_stack_used(thread);
    if (fiber->asked != 0 && used > fiber->asked && !NATIVE_UNCONFINED) {
        wwep_report(WWEP_REPORT_STACK_TOO_SMALL, "thread %s used %u bytes of stack and has %u",
                    fiber->name, used, fiber->asked);
    }
}

#define WATCHED 16

/* Threads that never end are looked at where they ask: just below what one asked for, all has to be zero still. */
NATIVE_RAW void fiber_watch(void) {
    struct fiber *fiber = &fibers[current];
    if (fiber->asked == 0 || NATIVE_UNCONFINED) {
        return;
    }
    const uint64_t *end = (const uint64_t *)(fiber->stack + ((fiber->size - fiber->asked) & ~(size_t)7));
    for (int i = 1; i <= WATCHED; i++) {
        if (end[-i] != 0) {
            check_stack((int)current);
            fiber->asked = 0;
            return;
        }
    }
}

void wwep_thread_exit(void) {
    console_flush();
    check_stack((int)current);
    fibers[current].alive = 0;
    wwep_post(WWEP_OP_END, 0, 0, 0, NULL, 0);
    channel_hand_over();
    abort();
}

/* The first C function on a new stack. */
void native_fiber_main(void) {
    struct fiber *self = &fibers[current];
    sanitize_enter(NULL);
    self->function(self->argument);
    wwep_thread_exit();
}

/* A stack of zeros: that of a thread which has ended serves the next one of its size. */
static int make_stack(struct fiber *fiber, size_t size) {
    if (fiber->stack != NULL && fiber->size == size && madvise(fiber->stack, size, MADV_DONTNEED) == 0) {
        sanitize_stack(fiber->stack, size);
        return 1;
    }
    if (fiber->stack != NULL) {
        munmap(fiber->stack - PAGE, fiber->size + PAGE);
        fiber->stack = NULL;
    }
    char *map = mmap(NULL, size + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED) {
        return 0;
    }
    mprotect(map, PAGE, PROT_NONE);
    fiber->stack = map + PAGE;
    fiber->size = size;
    sanitize_stack(fiber->stack, size);
    return 1;
}

static int prepare(uint32_t number, const char *name, uint32_t asked, size_t size,
                   wwep_thread_function function, void *argument) {
    struct fiber *fiber = &fibers[number];
    if (!make_stack(fiber, (size + PAGE - 1) & ~(size_t)(PAGE - 1))) {
        return -1;
    }
    size = fiber->size;
    fiber->asked = asked;
    fiber->alive = 1;
    channel_forget(number);
    fiber->function = function;
    fiber->argument = argument;
    strncpy(fiber->name, name == NULL ? "thread" : name, sizeof fiber->name - 1);
    fiber->name[sizeof fiber->name - 1] = 0;
    /* What native_switch takes off the stack: saved registers, all zero, then where to return to. */
    uint64_t *top = (uint64_t *)(fiber->stack + size);
#if defined(__x86_64__)
    top -= 2;
    *top = (uint64_t)native_fiber_entry;
    fiber->stack_pointer = top - 6;
#elif defined(__aarch64__)
    top -= 20;
    top[11] = (uint64_t)native_fiber_entry;
    fiber->stack_pointer = top;
#else
#error "the native carrier knows x86-64 and arm64; use the wasm carrier here"
#endif
    return (int)number;
}

int wwep_thread_start(const char *name, int priority, uint32_t stack, wwep_thread_function function,
                      void *argument) {
    for (uint32_t i = MAIN_THREAD + 1; i < FIBERS; i++) {
        if (!fibers[i].alive && i != current) {
            int thread = prepare(i, name, stack, stack + RESERVE, function, argument);
            if (thread >= 0) {
                const char *called = fibers[i].name;
                wwep_post(WWEP_OP_SPAWN, thread, priority, 0, called, (uint32_t)strlen(called));
            }
            return thread;
        }
    }
    return -1;
}

void wwep_thread_kill(int thread) {
    if (thread > MAIN_THREAD && thread < FIBERS && fibers[thread].alive && thread != (int)current) {
        check_stack(thread);
        fibers[thread].alive = 0;
        wwep_post(WWEP_OP_KILL, thread, 0, 0, NULL, 0);
    }
}

int wwep_thread_current(void) {
    return (int)current;
}

const char *fiber_name(void) {
    return fibers[current].name;
}

int fiber_alive(uint32_t fiber) {
    return fibers[fiber].alive;
}

static void application(void *unused) {
    (void)unused;
    wwep_application();
}

/* One fiber for all interrupts: each turn that it is given is one of them. */
static void interrupts(void *unused) {
    (void)unused;
    for (;;) {
        channel_interrupt();
        wwep_interrupt(native_shared->value);
        console_flush();
        uint32_t next = channel_next();
        wwep_post(WWEP_OP_END, next, 0, 0, NULL, 0);
        if (next == 0) {
            channel_hand_over();
        } else {
            channel_run_ahead(next);
        }
    }
}

void fibers_start(void) {
    static struct fiber boot;
    prepare(INTERRUPT_THREAD, "interrupt", 0, MAIN_STACK, interrupts, NULL);
    prepare(MAIN_THREAD, "application", 0, MAIN_STACK, application, NULL);
    current = native_shared->fiber;
    sanitize_leave(&boot.fake, fibers[current].stack, fibers[current].size);
    native_switch(&boot.stack_pointer, fibers[current].stack_pointer);
}

void fiber_switch(uint32_t to) {
    uint32_t from = current;
    if (to < FIBERS && to != from) {
        current = to;
        sanitize_leave(&fibers[from].fake, fibers[to].stack, fibers[to].size);
        native_switch(&fibers[from].stack_pointer, fibers[to].stack_pointer);
        sanitize_enter(fibers[from].fake);
    }
}

int fiber_guards(uint64_t address) {
    uint64_t low = (uint64_t)fibers[current].stack;
    return address < low && address + 4 * PAGE >= low;
}
