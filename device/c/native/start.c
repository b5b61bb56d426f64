/* Where the child process begins. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "native.h"

/* The linker calls this one main, and the firmware's own __real_main. */
int __real_main(void) __attribute__((weak));
int __wrap_main(int argc, char **argv);

wwep_main_function wwep_main(void) {
    return __real_main;
}

int __wrap_main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "this is firmware for wwep: run it by wwep device --firmware %s\n", argv[0]);
        return 64;
    }
    uint64_t first = 0;
    uint64_t span = 0;
    process_limits(argc, argv);
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "pipe") == 0) {
            handover_use_pipe();
        } else if (strcmp(argv[i], "gdb") == 0) {
            debugger_wait();
        } else if (strcmp(argv[i], "blocks") == 0 && i + 2 < argc) {
            first = strtoull(argv[++i], NULL, 10);
            span = strtoull(argv[++i], NULL, 10);
        }
    }
    if (channel_open(argv[1], first, span) != 0) {
        fprintf(stderr, "%s: no shared memory\n", argv[1]);
        return 71;
    }
    /* Read now: later no file of time zones can be opened. */
    setenv("TZ", "UTC0", 1);
    tzset();
    console_open();
    crash_handlers();
    sanitize_begin();
    coverage_begin();
    loop_watch();
    process_confine();
    channel_hello();
    fibers_start();
    return 70;
}
