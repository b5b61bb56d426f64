/* What the child may take of the machine, and that it ends with who started it. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "native.h"

#define MEMORY (512L << 20)
#define PROCESSOR_SECONDS 600
#define SLICE 100000 /* nanoseconds, the shortest there is */

static void limit(int what, rlim_t most) {
    struct rlimit both = {most, most};
    setrlimit(what, &both);
}

/* The kernel's own, which older headers lack. */
struct scheduling {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

/*
 * Short slices: whoever has them takes the processor as soon as it is woken. So the host does not come so far as to
 * sleep, and need not be woken. Kernels that know no slices ignore it.
 */
static void run_when_woken(void) {
    struct scheduling own = {.size = sizeof own};
    if (syscall(SYS_sched_getattr, 0, &own, sizeof own, 0) == 0 && own.policy == SCHED_OTHER) {
        own.runtime = SLICE;
        syscall(SYS_sched_setattr, 0, &own, 0);
    }
}

void process_limits(int argc, char **argv) {
    (void)argc;
    /* The same addresses at every start; where the kernel forbids that, addresses differ and nothing else. */
    int persona = personality(0xffffffff);
    if (persona != -1 && !(persona & ADDR_NO_RANDOMIZE) && personality(persona | ADDR_NO_RANDOMIZE) != -1) {
        execv("/proc/self/exe", argv);
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() == 1) {
        _exit(0); /* it is gone already */
    }
    setsid();
    limit(RLIMIT_CORE, 0);
    if (!NATIVE_UNCONFINED) {
        limit(RLIMIT_AS, MEMORY);
    }
    limit(RLIMIT_NOFILE, 16);
    limit(RLIMIT_FSIZE, 1 << 20);
    limit(RLIMIT_CPU, PROCESSOR_SECONDS);
    run_when_woken();
}

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define LOAD(part) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, part))
#define ALLOW(name) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
/* With this file alone; there is none of the number NO_FILE. */
#define NO_FILE 0xffffffff
#define ALLOW_FILE(name, file) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 4), LOAD(args[0]), \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, file, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW), LOAD(nr)

/* The C library's own keeps signals back, and nobody would hear of the call. */
pid_t __wrap_fork(void);
pid_t __wrap_fork(void) {
    carrier_fault(WWEP_FAULT_FORBIDDEN_CALL, CARRIER_CALLER, 0, "fork()");
}

/* From here on only memory, the hand-over, and the end; all else is a signal that says which call it was. */
void process_confine(void) {
    if (NATIVE_UNCONFINED) {
        return;
    }
    uint32_t in = handover_by_pipe ? PIPE_IN : NO_FILE, out = handover_by_pipe ? PIPE_OUT : NO_FILE;
    struct sock_filter rules[] = {
        LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL),
        LOAD(nr),
        ALLOW(futex), ALLOW(mmap), ALLOW(munmap), ALLOW(mprotect), ALLOW(mremap), ALLOW(madvise), ALLOW(brk),
        ALLOW(rt_sigreturn), ALLOW(rt_sigprocmask), ALLOW(exit_group), ALLOW(exit), ALLOW(getpid), ALLOW(gettid),
        ALLOW(restart_syscall), ALLOW(sched_setaffinity), ALLOW_FILE(read, in),
        ALLOW_FILE(write, out),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
    };
    struct sock_fprog program = {sizeof rules / sizeof rules[0], rules};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}
