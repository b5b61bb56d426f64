/* Reports of the compiler's sanitizers become faults: the text and where it was, then the end. */
#ifdef WWEP_SANITIZE
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include "native.h"

#define EXPORTED __attribute__((visibility("default"), used))

/* Signals are this carrier's own, memory is zero as without sanitizers, and nothing is printed for people. */
EXPORTED const char *__asan_default_options(void) {
    return "handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0:handle_abort=0:use_sigaltstack=0:"
           "detect_leaks=0:detect_stack_use_after_return=0:symbolize=0:print_stats=0:malloc_fill_byte=0:"
           "max_malloc_fill_size=1073741824";
}

EXPORTED const char *__ubsan_default_options(void) {
    return "print_stacktrace=0:symbolize=0";
}

static void on_asan(const char *report) {
    char text[256];
    (void)report;
    snprintf(text, sizeof text, "%s, %s of %zu bytes in thread %s", __asan_get_report_description(),
             __asan_get_report_access_type() ? "write" : "read", __asan_get_report_access_size(), fiber_name());
    uint64_t pc = (uint64_t)__asan_get_report_pc() - 1; /* it returns behind the call */
    carrier_fault(WWEP_FAULT_SANITIZER, crash_place(pc, (uint64_t)__builtin_frame_address(0) + 16),
                  (uint64_t)__asan_get_report_address(), text);
}

void __ubsan_get_current_report_data(const char **kind, const char **message, const char **file, unsigned *line,
                                     unsigned *column, char **address);

EXPORTED void __ubsan_on_report(void) {
    const char *kind, *message, *file;
    unsigned line, column;
    char *address, text[256];
    __ubsan_get_current_report_data(&kind, &message, &file, &line, &column, &address);
    snprintf(text, sizeof text, "%s in thread %s", message, fiber_name());
    carrier_fault(WWEP_FAULT_SANITIZER, crash_place(0, (uint64_t)__builtin_frame_address(0) + 16), 0, text);
}

/* A stack that was another thread's before is clean. */
void sanitize_stack(void *stack, size_t size) {
    __asan_unpoison_memory_region(stack, size);
}

void sanitize_leave(void **fake, const void *stack, size_t size) {
    __sanitizer_start_switch_fiber(fake, stack, size);
}

void sanitize_enter(void *fake) {
    __sanitizer_finish_switch_fiber(fake, NULL, NULL);
}

void sanitize_begin(void) {
    /* Nobody reads its own reports. */
    dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
    __asan_set_error_report_callback(on_asan);
}
#else
#include "native.h"

void sanitize_stack(void *stack, size_t size) {
    (void)stack;
    (void)size;
}

void sanitize_leave(void **fake, const void *stack, size_t size) {
    (void)fake;
    (void)stack;
    (void)size;
}

void sanitize_enter(void *fake) {
    (void)fake;
}

void sanitize_begin(void) {
}
#endif
