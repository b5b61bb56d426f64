/* Threads. Priorities are kept and not looked at. */
#ifndef WWEP_ZEPHYR_THREAD_H
#define WWEP_ZEPHYR_THREAD_H

#include <zephyr/init.h>
#include <zephyr/kernel/time.h>

typedef void (*k_thread_entry_t)(void *one, void *two, void *three);

struct k_thread {
    int thread; /* 0 for none */
    int over, started, suspended, priority;
    size_t stack;
    k_thread_entry_t entry;
    void *arguments[3];
    k_timeout_t delay;
    const char *name;
    struct wwep_wait_list joining, starting, resuming, sleeping;
};
typedef struct k_thread *k_tid_t;
typedef char k_thread_stack_t;

#define K_THREAD_STACK_DEFINE(name, size) k_thread_stack_t name[size]
#define K_KERNEL_STACK_DEFINE(name, size) k_thread_stack_t name[size]
#define K_THREAD_STACK_ARRAY_DEFINE(name, count, size) k_thread_stack_t name[count][size]
#define K_THREAD_STACK_MEMBER(name, size) k_thread_stack_t name[size]
#define K_THREAD_STACK_DECLARE(name, size) extern k_thread_stack_t name[size]
#define K_THREAD_STACK_SIZEOF(name) sizeof(name)
#define K_KERNEL_STACK_SIZEOF(name) sizeof(name)
#define K_THREAD_STACK_LEN(size) (size)

#define K_PRIO_COOP(x) (-16 + (x))
#define K_PRIO_PREEMPT(x) (x)
#define K_HIGHEST_THREAD_PRIO (-16)
#define K_LOWEST_APPLICATION_THREAD_PRIO 14
#define K_HIGHEST_APPLICATION_THREAD_PRIO (-16)
#define K_USER 0
#define K_FP_REGS 0
#define K_ESSENTIAL 0
#define K_INHERIT_PERMS 0
#define CONFIG_MAIN_THREAD_PRIORITY 0
#ifndef CONFIG_MAIN_STACK_SIZE
#define CONFIG_MAIN_STACK_SIZE 8192
#endif

void wwep_k_thread_boot(void *thread);
#define K_THREAD_DEFINE(id, stack_size, function, one, two, three, prio, options, delay_ms) \
    struct k_thread wwep_thread_##id = {.stack = stack_size, .entry = (k_thread_entry_t)(function), \
        .arguments = {(void *)(one), (void *)(two), (void *)(three)}, .priority = prio, \
        .delay = {(delay_ms) < 0 ? -1 : (k_ticks_t)(delay_ms) * WWEP_TICKS_A_MS}, .name = #id}; \
    const k_tid_t id = &wwep_thread_##id; \
    WWEP_AT_BOOT(thread_##id, wwep_k_thread_boot, &wwep_thread_##id)
#define K_KERNEL_THREAD_DEFINE K_THREAD_DEFINE

k_tid_t k_thread_create(struct k_thread *thread, k_thread_stack_t *stack, size_t stack_size, k_thread_entry_t entry,
                        void *one, void *two, void *three, int priority, uint32_t options, k_timeout_t delay);
void k_thread_start(k_tid_t thread);
int k_thread_join(struct k_thread *thread, k_timeout_t timeout);
void k_thread_abort(k_tid_t thread);
void k_thread_suspend(k_tid_t thread);
void k_thread_resume(k_tid_t thread);
void k_wakeup(k_tid_t thread);
k_tid_t k_current_get(void);
int k_thread_name_set(k_tid_t thread, const char *name);
const char *k_thread_name_get(k_tid_t thread);
int k_thread_priority_get(k_tid_t thread);
void k_thread_priority_set(k_tid_t thread, int priority);
int k_thread_stack_space_get(const struct k_thread *thread, size_t *unused);
bool k_is_in_isr(void);
#define k_is_preempt_thread() 1

#endif
