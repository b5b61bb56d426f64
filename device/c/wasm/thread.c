/* C threads: each has a stack of its own in the device's memory, and one runs at a time. */
#include <stdlib.h>
#include <string.h>
#include "wasm.h"

#define THREADS WWEP_MOST_THREADS
/* The C library's formatting takes this much more than a thread asks for. */
#define RESERVE (8 * 1024)
#define MAIN_STACK (16 * 1024)

struct thread {
    char *stack; /* lowest byte */
    uint32_t size;
    uint32_t asked;
    uint32_t lowest; /* how deep it has been */
    uint32_t depth;  /* of calls that may come back to themselves */
    int alive;
    wwep_thread_function function;
    void *argument;
    char name[32];
};

/* The linker's stack serves interrupts. */
extern char __data_end, __heap_base;

static struct thread interrupt = {.name = "interrupt", .lowest = UINT32_MAX};
static struct thread *threads[THREADS] = {&interrupt};
static uint32_t current;
static uint32_t stack_limit;
static uint32_t stack_lowest = UINT32_MAX;
static uint32_t call_depth;

static void overflow(void) {
    static char text[64] = "stack of thread ";
    stack_limit = 0;
    strcat(text, thread_name());
    strcat(text, " exhausted");
    carrier_fault(WWEP_FAULT_STACK_OVERFLOW, 0, 0, text);
}

/* The loader has every function call this that takes room on the stack. */
EXPORT("wwep_stack_used") void thread_stack_used(uint32_t pointer) {
    if (pointer < stack_lowest) {
        stack_lowest = pointer;
        if (pointer < stack_limit) {
            overflow();
        }
    }
}

/* Calls take no room on this stack, and on a board they do: so many are too many for any of its threads. */
#define DEEPEST 1000

/* The loader has recursive functions call these around their calls. */
EXPORT("wwep_call_deeper") void thread_call_deeper(void) {
    if (++call_depth > DEEPEST) {
        call_depth = 0;
        overflow();
    }
    loop_rounds(1);
}

EXPORT("wwep_call_back") void thread_call_back(void) {
    call_depth--;
}

void thread_leave(void) {
    threads[current]->lowest = stack_lowest;
    threads[current]->depth = call_depth;
}

void thread_return(int thread) {
    current = (uint32_t)thread;
    stack_lowest = threads[current]->lowest;
    call_depth = threads[current]->depth;
    stack_limit = (uint32_t)threads[current]->stack;
}

uint32_t wwep_thread_stack_used(int thread) {
    thread_leave();
    struct thread *one = threads[thread];
    uint32_t top = (uint32_t)one->stack + one->size;
    return one->lowest < top ? top - one->lowest : 0;
}

static void check_stack(int thread) {
    struct thread *one = threads[thread];
    uint32_t used = wwep_thread_stack_used(thread);
    if (one->asked != 0 && used > one->asked) {
        wwep_report(WWEP_REPORT_STACK_TOO_SMALL, "thread %s used %u bytes of stack and has %u", one->name,
                    (unsigned)used, (unsigned)one->asked);
    }
}

/* Threads that never end are looked at where they ask, and reported once. */
void thread_watch(void) {
    struct thread *one = threads[current];
    if (one->asked != 0 && stack_lowest < (uint32_t)one->stack + one->size - one->asked) {
        check_stack((int)current);
        one->asked = 0;
    }
}

static int prepare(uint32_t number, const char *name, uint32_t asked, uint32_t size,
                   wwep_thread_function function, void *argument) {
    struct thread *one = threads[number];
    if (one != NULL) {
        free(one->stack);
        free(one);
        threads[number] = NULL;
    }
    size = (size + 15) & ~15u;
    one = calloc(1, sizeof *one);
    char *stack = one == NULL ? NULL : calloc(1, size);
    if (stack == NULL) {
        free(one);
        return -1;
    }
    one->stack = stack;
    one->size = size;
    one->asked = asked;
    one->lowest = UINT32_MAX;
    one->alive = 1;
    one->function = function;
    one->argument = argument;
    strncpy(one->name, name == NULL ? "thread" : name, sizeof one->name - 1);
    threads[number] = one;
    return (int)number;
}

int wwep_thread_start(const char *name, int priority, uint32_t stack, wwep_thread_function function,
                      void *argument) {
    for (uint32_t i = MAIN_THREAD + 1; i < THREADS; i++) {
        if ((threads[i] == NULL || !threads[i]->alive) && i != current) {
            int thread = prepare(i, name, stack, stack + RESERVE, function, argument);
            if (thread >= 0) {
                const char *called = threads[i]->name;
                wwep_post(WWEP_OP_SPAWN, thread, priority, 0, called, (uint32_t)strlen(called));
            }
            return thread;
        }
    }
    return -1;
}

void wwep_thread_kill(int thread) {
    if (thread > MAIN_THREAD && thread < THREADS && threads[thread] != NULL && threads[thread]->alive
        && thread != (int)current) {
        check_stack(thread);
        threads[thread]->alive = 0;
        wwep_post(WWEP_OP_KILL, thread, 0, 0, NULL, 0);
    }
}

int wwep_thread_current(void) {
    return (int)current;
}

const char *thread_name(void) {
    return threads[current]->name;
}

/* The compiler has firmware call its main by this name. */
int wwep_firmware_main(void) __attribute__((weak));

wwep_main_function wwep_main(void) {
    return wwep_firmware_main;
}

static void application(void *unused) {
    (void)unused;
    wwep_application();
}

void console_open(void);

/* The host calls this first, on the stack of interrupts, and then runs the main thread. */
EXPORT("wwep_start") void thread_prepare_main(void) {
    interrupt.stack = &__data_end;
    interrupt.size = (uint32_t)(&__heap_base - &__data_end);
    console_open();
    prepare(MAIN_THREAD, "application", 0, MAIN_STACK, application, NULL);
}

/* Where the stack of a thread begins; the host has it run there. */
EXPORT("wwep_stack_top") uint32_t thread_stack_top(int thread) {
    return (uint32_t)threads[thread]->stack + threads[thread]->size;
}

void wwep_thread_exit(void) {
    console_flush();
    check_stack((int)current);
    threads[current]->alive = 0;
    wwep_post(WWEP_OP_END, 0, 0, 0, NULL, 0);
    __builtin_unreachable();
}

EXPORT("wwep_run") void thread_run(int thread) {
    thread_return(thread);
    threads[thread]->function(threads[thread]->argument);
    wwep_thread_exit();
}

EXPORT("wwep_run_interrupt") void thread_run_interrupt(int64_t vector) {
    thread_return(INTERRUPT_THREAD);
    wwep_interrupt(vector);
    console_flush();
    thread_leave();
}
