/* Counts of executed lines are written where the compiler said, at the end of the firmware's life. */
#include <signal.h>
#include <unistd.h>
#include "native.h"

#ifdef WWEP_COVERAGE
void __gcov_dump(void);

void coverage_write(void) {
    __gcov_dump();
}

static void ended(int signal) {
    (void)signal;
    coverage_write();
    _exit(0);
}

/* The host asks by a signal before it takes the power; the firmware waits for its turn then. */
void coverage_begin(void) {
    struct sigaction action = {.sa_handler = ended};
    sigaction(SIGTERM, &action, NULL);
}
#else
void coverage_write(void) {
}

void coverage_begin(void) {
}
#endif
