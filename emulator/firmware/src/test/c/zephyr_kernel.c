/* Threads, semaphores, queues, timers, work, events and the console, told by what they print. */
#include <zephyr/console/console.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>

LOG_MODULE_REGISTER(kernel_test, LOG_LEVEL_INF);

K_SEM_DEFINE(sem, 0, 2);
K_MUTEX_DEFINE(mutex);
K_MSGQ_DEFINE(numbers, sizeof(int), 2, 4);
K_EVENT_DEFINE(events);
K_THREAD_STACK_DEFINE(stack, 4096);
static struct k_thread thread;
static int expiries, works;

static void early(void *one, void *two, void *three) {
    ARG_UNUSED(two);
    ARG_UNUSED(three);
    printk("early %s\n", (char *)one);
    k_sem_give(&sem);
}
K_THREAD_DEFINE(early_thread, 4096, early, "thread", NULL, NULL, 5, 0, 0);

static int at_init(void) {
    printk("init\n");
    return 0;
}
SYS_INIT(at_init, APPLICATION, 0);

static void on_timer(struct k_timer *timer) {
    if (++expiries == 3) {
        k_timer_stop(timer);
    }
}
K_TIMER_DEFINE(ticking, on_timer, NULL);

static void on_work(struct k_work *work) {
    ARG_UNUSED(work);
    printk("work %d at %u\n", ++works, k_uptime_get_32());
}
K_WORK_DEFINE(work, on_work);
K_WORK_DELAYABLE_DEFINE(later, on_work);

static void producer(void *one, void *two, void *three) {
    ARG_UNUSED(one);
    ARG_UNUSED(two);
    ARG_UNUSED(three);
    for (int i = 1; i <= 4; i++) {
        k_msgq_put(&numbers, &i, K_FOREVER);
    }
    k_event_post(&events, 1);
    k_msleep(10);
    k_event_post(&events, 2);
}

int main(void) {
    int number;
    printk("main %d\n", k_sem_take(&sem, K_SECONDS(1)));
    printk("not in time %d", k_sem_take(&sem, K_MSEC(20)));
    printk(" %d\n", k_sem_take(&sem, K_NO_WAIT));
    for (int i = 0; i < 3; i++) {
        k_sem_give(&sem);
    }
    printk("at most %u\n", k_sem_count_get(&sem));
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), producer, NULL, NULL, NULL, 5, 0, K_MSEC(5));
    for (int i = 0; i < 4; i++) {
        k_msgq_get(&numbers, &number, K_FOREVER);
        printk("number %d at %u\n", number, k_uptime_get_32());
    }
    printk("none %d\n", k_msgq_get(&numbers, &number, K_NO_WAIT));
    printk("events %u\n", k_event_wait_all(&events, 3, false, K_SECONDS(1)));
    printk("joined %d\n", k_thread_join(&thread, K_FOREVER));
    int64_t start = k_uptime_get();
    k_timer_start(&ticking, K_MSEC(10), K_MSEC(20));
    k_work_submit(&work);
    k_work_schedule(&later, K_MSEC(30));
    k_sleep(K_MSEC(100));
    printk("expired %d, waited %u\n", expiries, (uint32_t)k_uptime_delta(&start));
    printk("locked %d", k_mutex_lock(&mutex, K_FOREVER));
    printk(" %d", k_mutex_lock(&mutex, K_NO_WAIT));
    for (int i = 0; i < 3; i++) {
        printk(" %d", k_mutex_unlock(&mutex));
    }
    printk("\n");
    LOG_INF("informed %d", 1);
    LOG_DBG("not debugged");
    console_getline_init();
    printk("line '%s'\n", console_getline());
    __ASSERT(number == 0, "number %d", number);
    return 0;
}
