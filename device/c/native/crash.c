/* A crash is told to the host with where it was, and ends the child. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <ucontext.h>
#include "native.h"

extern char __executable_start, etext;

static int is_text(uint64_t address) {
    return address >= (uint64_t)&__executable_start && address < (uint64_t)&etext;
}

#if defined(__x86_64__)
#define PC(context) ((uint64_t)(context)->uc_mcontext.gregs[REG_RIP])
#define SP(context) ((uint64_t)(context)->uc_mcontext.gregs[REG_RSP])
#else
#define PC(context) ((uint64_t)(context)->uc_mcontext.pc)
#define SP(context) ((uint64_t)(context)->uc_mcontext.sp)
#endif

/* The C library was called from the first place in the firmware that the stack returns to. */
NATIVE_RAW uint64_t crash_place(uint64_t pc, uint64_t sp) {
    uint64_t *stack = (uint64_t *)sp;
    for (int i = 0; !is_text(pc) && i < 512 && ((uint64_t)(stack + i) & 0xfff) != 0xff8; i++) {
        if (is_text(stack[i])) {
            return stack[i] - 1;
        }
    }
    return pc;
}

static uint64_t place(ucontext_t *context) {
    return crash_place(PC(context), SP(context));
}

static const char *words(int signal) {
    switch (signal) {
        case SIGSEGV: return "bad memory access";
        case SIGBUS: return "bad memory access";
        case SIGFPE: return "division by zero";
        case SIGILL: return "illegal instruction";
        case SIGTRAP: return "trap";
        default: return "abort";
    }
}

static void crashed(int signal, siginfo_t *info, void *raw) {
    ucontext_t *context = raw;
    uint64_t address = (uint64_t)info->si_addr;
    char text[128];
    int kind = WWEP_FAULT_CRASH;
    if (signal == SIGSYS) {
        snprintf(text, sizeof text, "system call %d", info->si_syscall);
        carrier_fault(WWEP_FAULT_FORBIDDEN_CALL, place(context), 0, text);
    }
    if (signal == SIGXCPU) {
        carrier_fault(WWEP_FAULT_PROCESSOR_LIMIT, place(context), 0, "processor time used up");
    }
    if (signal == SIGSEGV && (fiber_guards(address) || fiber_guards(SP(context)))) {
        kind = WWEP_FAULT_STACK_OVERFLOW;
        snprintf(text, sizeof text, "stack of thread %s exhausted", fiber_name());
    } else {
        snprintf(text, sizeof text, "%s in thread %s", words(signal), fiber_name());
    }
    carrier_fault(kind, kind == WWEP_FAULT_CRASH ? place(context) : PC(context), address, text);
}

void crash_handlers(void) {
    static char stack[64 * 1024];
    stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&other, NULL);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = crashed;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGXCPU};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        sigaction(signals[i], &action, NULL);
    }
}
