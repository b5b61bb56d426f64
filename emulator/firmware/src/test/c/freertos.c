/* Tasks, queues, semaphores, notifications, timers and event groups, told by what they print. */
#include <FreeRTOS.h>
#include <event_groups.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>
#include <timers.h>

static QueueHandle_t queue;
static SemaphoreHandle_t mutex, counting;
static EventGroupHandle_t events;
static TaskHandle_t consumer_task, main_task;
static int expiries;

static void consumer(void *arg) {
    int number;
    (void)arg;
    while (xQueueReceive(queue, &number, portMAX_DELAY) == pdPASS && number != 0) {
        printf("got %d at %u\n", number, (unsigned)xTaskGetTickCount());
        vTaskDelay(10);
    }
    xTaskNotify(main_task, 7, eSetValueWithOverwrite);
    vTaskDelete(NULL);
}

static void on_timer(TimerHandle_t timer) {
    if (++expiries == 3) {
        xTimerStop(timer, 0);
        xEventGroupSetBits(events, 2);
    }
}

static void setter(void *arg) {
    (void)arg;
    vTaskDelay(5);
    xEventGroupSetBits(events, 1);
    vTaskDelete(NULL);
}

static void queues(void) {
    int number;
    queue = xQueueCreate(2, sizeof number);
    xTaskCreate(consumer, "consumer", 2048, NULL, 1, &consumer_task);
    for (number = 1; number <= 4; number++) {
        xQueueSend(queue, &number, portMAX_DELAY);
    }
    number = 0;
    xQueueSend(queue, &number, portMAX_DELAY);
    uint32_t value = 0;
    BaseType_t notified = xTaskNotifyWait(0, 0xFFFFFFFF, &value, portMAX_DELAY);
    printf("notified %ld %u", notified, (unsigned)value);
    printf(", again %ld\n", xTaskNotifyWait(0, 0, &value, 5));
    number = 5;
    xQueueSend(queue, &number, 0);
    number = 6;
    xQueueSendToFront(queue, &number, 0);
    printf("full %ld", xQueueSend(queue, &number, 3));
    xQueueReceive(queue, &number, 0);
    printf(" first %d left %lu\n", number, uxQueueMessagesWaiting(queue));
    vQueueDelete(queue);
}

static void semaphores(void) {
    counting = xSemaphoreCreateCounting(2, 1);
    mutex = xSemaphoreCreateRecursiveMutex();
    printf("take %ld", xSemaphoreTake(counting, 0));
    printf(" %ld", xSemaphoreTake(counting, 10));
    for (int i = 0; i < 3; i++) {
        printf(" give %ld", xSemaphoreGive(counting));
    }
    printf("\n");
    xSemaphoreTakeRecursive(mutex, 0);
    xSemaphoreTakeRecursive(mutex, 0);
    xSemaphoreGiveRecursive(mutex);
    printf("held %d", xSemaphoreGetMutexHolder(mutex) == main_task);
    xSemaphoreGiveRecursive(mutex);
    printf(" free %d\n", xSemaphoreGetMutexHolder(mutex) == NULL);
}

static void timers_and_events(void) {
    events = xEventGroupCreate();
    TimerHandle_t timer = xTimerCreate("t", pdMS_TO_TICKS(20), pdTRUE, NULL, on_timer);
    xTaskCreate(setter, "setter", 1024, NULL, 1, NULL);
    TickType_t start = xTaskGetTickCount();
    xTimerStart(timer, 0);
    EventBits_t bits = xEventGroupWaitBits(events, 1, pdTRUE, pdFALSE, 100);
    printf("bits %u after %u\n", (unsigned)bits, (unsigned)(xTaskGetTickCount() - start));
    bits = xEventGroupWaitBits(events, 3, pdFALSE, pdTRUE, 30);
    printf("not all %u\n", (unsigned)bits);
    bits = xEventGroupWaitBits(events, 2, pdFALSE, pdTRUE, 100);
    printf("timer %d after %u bits %u\n", expiries, (unsigned)(xTaskGetTickCount() - start), (unsigned)bits);
    xTimerDelete(timer, 0);
    xTimerDelete(timer, 0);
}

static void run(void *arg) {
    (void)arg;
    queues();
    semaphores();
    timers_and_events();
    TickType_t wake = xTaskGetTickCount();
    vTaskDelayUntil(&wake, 50);
    printf("tasks %lu\n", uxTaskGetNumberOfTasks());
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(run, "main", 4096, NULL, 2, &main_task);
    printf("before\n");
    /* Time passes, and no task runs before the scheduler. */
    xTaskGetTickCount();
    printf("starting\n");
    vTaskStartScheduler();
    printf("never\n");
}
