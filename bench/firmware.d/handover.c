/*
 * The floor of a press in a child process: nothing but turns, given and taken by a futex as the native carrier does it.
 *
 *     handover CHILDREN TURNS [AT_ONCE]
 *
 * prints the seconds of the processor that one turn took there and back, the parent's and the child's, the best of ten
 * rounds. AT_ONCE (1 if not given) is how many children get their turn before the first is waited for. Ends with 2 for
 * bad arguments and 3 if the machine gives no process, no memory or no figures.
 */
#define _GNU_SOURCE
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST 4096
#define ROUNDS 10
#define SLICE 100000
#define OTHER 1
#define AWAITED 2

struct scheduling {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

static void await(uint32_t *word, uint32_t own) {
    uint32_t seen;
    while (((seen = __atomic_load_n(word, __ATOMIC_ACQUIRE)) & OTHER) != own) {
        uint32_t awaited = seen | AWAITED;
        if (seen == awaited ||
            __atomic_compare_exchange_n(word, &seen, awaited, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) {
            syscall(SYS_futex, word, FUTEX_WAIT, awaited, NULL, NULL, 0);
        }
    }
}

static void give(uint32_t *word, uint32_t to) {
    if (__atomic_exchange_n(word, to, __ATOMIC_ACQ_REL) & AWAITED) {
        syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0);
    }
}

static void answer(uint32_t *word) {
    struct scheduling own = {.size = sizeof own};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (syscall(SYS_sched_getattr, 0, &own, sizeof own, 0) == 0) {
        own.runtime = SLICE;
        syscall(SYS_sched_setattr, 0, &own, 0);
    }
    for (;;) {
        await(word, OTHER);
        give(word, 0);
    }
}

static uint32_t *words[MOST];
static pid_t pids[MOST];
static int running;

static void end_children(void) {
    for (int i = 0; i < running; i++) {
        kill(pids[i], SIGKILL);
        waitpid(pids[i], NULL, 0);
    }
    running = 0;
}

static void give_up(const char *what) {
    perror(what);
    end_children();
    exit(3);
}

/* Makes a child that answers. */
static void start(void) {
    uint32_t *word = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (word == MAP_FAILED) {
        give_up("handover: mmap");
    }
    pid_t pid = fork();
    if (pid < 0) {
        give_up("handover: fork");
    }
    if (pid == 0) {
        answer(word);
    }
    words[running] = word;
    pids[running++] = pid;
}

/* Returns the seconds that a child has run, where PressTimer.java finds them too: the load of the machine is none of them. */
static double ran(pid_t pid) {
    char name[64];
    double nanoseconds;
    snprintf(name, sizeof name, "/proc/%d/schedstat", (int)pid);
    FILE *file = fopen(name, "r");
    if (file == NULL || fscanf(file, "%lf", &nanoseconds) != 1) {
        give_up(name);
    }
    fclose(file);
    return nanoseconds / 1e9;
}

static double children_ran(void) {
    double sum = 0;
    for (int i = 0; i < running; i++) {
        sum += ran(pids[i]);
    }
    return sum;
}

static double parent_ran(void) {
    struct timespec time;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) != 0) {
        give_up("handover: clock");
    }
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    int children = argc < 3 ? 0 : atoi(argv[1]), turns = argc < 3 ? 0 : atoi(argv[2]);
    int at_once = argc < 4 ? 1 : atoi(argv[3]);
    if (children < 1 || children > MOST || turns < 1 || at_once < 1 || at_once > MOST) {
        fprintf(stderr, "handover CHILDREN TURNS [AT_ONCE]\n");
        return 2;
    }
    while (running < children) {
        start();
    }
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
        /* The parent's time is within the children's, so that reading theirs is none of it. */
        double seconds = -children_ran();
        seconds -= parent_ran();
        for (int turn = 0; turn < turns; turn++) {
            for (int from = 0; from < children; from += at_once) {
                int end = from + at_once < children ? from + at_once : children;
                for (int i = from; i < end; i++) {
                    give(words[i], OTHER);
                }
                for (int i = from; i < end; i++) {
                    await(words[i], 0);
                }
            }
        }
        seconds += parent_ran();
        seconds += children_ran();
        double took = seconds / turns / children;
        best = round == 0 || took < best ? took : best;
    }
    printf("%.9f\n", best);
    end_children();
    return 0;
}
