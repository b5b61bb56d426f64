/* Tasks, queues, semaphores and event groups of FreeRTOS: every function that no other program of a test calls. */
#include <FreeRTOS.h>
#include <event_groups.h>
#include <semphr.h>
#include <string.h>
#include <task.h>
#include "check.h"

static TaskHandle_t self, helper;
static QueueHandle_t queue;
static EventGroupHandle_t events;
static int helped;

static void sleeper(void *arg) {
    (void)arg;
    for (;;) {
        helped++;
        vTaskDelay(10);
    }
}

static void tasks(void) {
    static StaticTask_t memory;
    static StackType_t stack[512];
    CHECK(xTaskGetSchedulerState() == taskSCHEDULER_RUNNING);
    CHECK(xTaskGetCurrentTaskHandle() == self && eTaskGetState(self) == eRunning);
    CHECK(xPortIsInsideInterrupt() == pdFALSE);
    helper = xTaskCreateStatic(sleeper, "helper", 512, NULL, 2, stack, &memory);
    CHECK(helper != NULL && xTaskGetHandle("helper") == helper && xTaskGetHandle("nobody") == NULL);
    CHECK(strcmp(pcTaskGetName(helper), "helper") == 0 && strcmp(pcTaskGetTaskName(NULL), "main") == 0);
    CHECK(uxTaskPriorityGet(helper) == 2);
    vTaskPrioritySet(helper, 3);
    CHECK(uxTaskPriorityGet(helper) == 3);
    vTaskDelay(25);
    CHECK(helped == 3 && eTaskGetState(helper) == eBlocked);
    CHECK(uxTaskGetStackHighWaterMark(helper) > 0 && uxTaskGetStackHighWaterMark(helper) < 512);
    vTaskSuspend(helper);
    CHECK(eTaskGetState(helper) == eSuspended);
    vTaskDelay(50);
    CHECK(helped == 3);
    vTaskResume(helper);
    vTaskDelay(25);
    CHECK(helped == 6);
    vTaskSuspend(helper);
    vTaskDelay(50);
    CHECK(xTaskResumeFromISR(helper) == pdTRUE);
    vTaskDelay(5);
    CHECK(helped == 7 && xTaskAbortDelay(helper) == pdPASS);
    taskYIELD();
    portYIELD();
    vTaskDelay(2);
    CHECK(helped == 8);
    TickType_t wake = xTaskGetTickCount();
    CHECK(xTaskDelayUntil(&wake, 20) == pdTRUE && xTaskGetTickCount() == wake);
    vTaskDelay(30);
    CHECK(xTaskDelayUntil(&wake, 20) == pdFALSE);
    vTaskDelete(helper);
    vTaskSuspendAll();
    CHECK(xTaskResumeAll() == pdFALSE);
}

static void critical(void) {
    int holds = 1;
    taskENTER_CRITICAL();
    taskEXIT_CRITICAL();
    taskDISABLE_INTERRUPTS();
    taskENABLE_INTERRUPTS();
    portENTER_CRITICAL();
    portEXIT_CRITICAL();
    portDISABLE_INTERRUPTS();
    portENABLE_INTERRUPTS();
    unsigned mask = taskENTER_CRITICAL_FROM_ISR();
    taskEXIT_CRITICAL_FROM_ISR(mask);
    mask = portSET_INTERRUPT_MASK_FROM_ISR();
    portCLEAR_INTERRUPT_MASK_FROM_ISR(mask);
    configASSERT(holds);
    CHECK(pdTICKS_TO_MS(7) == 7 && pdMS_TO_TICKS(7) == 7 && portTICK_RATE_MS == portTICK_PERIOD_MS);
    CHECK(pdFAIL == pdFALSE && sizeof(portBASE_TYPE) == sizeof(BaseType_t));
    char *text = pvPortCalloc(2, 3), *other = pvPortMalloc(5);
    CHECK(text != NULL && other != NULL && text[5] == 0);
    vPortFree(text);
    vPortFree(other);
    CHECK(xPortGetFreeHeapSize() > 0 && xPortGetMinimumEverFreeHeapSize() <= xPortGetFreeHeapSize());
}

static void queues(void) {
    StaticQueue_t memory;
    uint8_t storage[2 * sizeof(int)];
    int item = 0;
    queue = xQueueCreateStatic(2, sizeof item, storage, &memory);
    vQueueAddToRegistry(queue, "queue");
    CHECK(xQueueIsQueueEmptyFromISR(queue) == pdTRUE && xQueueIsQueueFullFromISR(queue) == pdFALSE);
    CHECK(xQueuePeek(queue, &item, 3) == pdFAIL);
    item = 1;
    CHECK(xQueueSendToBack(queue, &item, 0) == pdPASS && uxQueueSpacesAvailable(queue) == 1);
    item = 2;
    CHECK(xQueueGenericSend(queue, &item, 0, queueSEND_TO_FRONT) == pdPASS);
    CHECK(xQueueIsQueueFullFromISR(queue) == pdTRUE && uxQueueMessagesWaitingFromISR(queue) == 2);
    CHECK(xQueueSendToBack(queue, &item, 3) == errQUEUE_FULL);
    CHECK(xQueuePeek(queue, &item, 0) == pdPASS && item == 2);
    CHECK(xQueueGenericReceive(queue, &item, 0, pdFALSE) == pdPASS && item == 2);
    CHECK(xQueueReceive(queue, &item, 0) == pdPASS && item == 1);
    CHECK(xQueueSend(queue, &item, 0) == pdPASS && xQueueReset(queue) == pdPASS);
    CHECK(uxQueueMessagesWaiting(queue) == 0);
    vQueueUnregisterQueue(queue);
    vQueueDelete(queue);
    queue = xQueueCreate(1, sizeof item);
    item = 3;
    CHECK(xQueueOverwrite(queue, &item) == pdPASS);
    item = 4;
    CHECK(xQueueOverwrite(queue, &item) == pdPASS && uxQueueMessagesWaiting(queue) == 1);
    CHECK(xQueueReceive(queue, &item, 0) == pdPASS && item == 4);
}

static void semaphores(void) {
    StaticSemaphore_t memory[4];
    SemaphoreHandle_t binary = xSemaphoreCreateBinaryStatic(&memory[0]), old;
    SemaphoreHandle_t counting = xSemaphoreCreateCountingStatic(3, 2, &memory[1]);
    SemaphoreHandle_t mutex = xSemaphoreCreateMutexStatic(&memory[2]);
    SemaphoreHandle_t recursive = xSemaphoreCreateRecursiveMutexStatic(&memory[3]);
    vSemaphoreCreateBinary(old);
    CHECK(uxSemaphoreGetCount(binary) == 0 && uxSemaphoreGetCount(old) == 1 && uxSemaphoreGetCount(counting) == 2);
    CHECK(xSemaphoreTake(binary, 0) == pdFALSE && xSemaphoreTake(old, 0) == pdTRUE);
    CHECK(xSemaphoreTake(mutex, 0) == pdTRUE && xSemaphoreGetMutexHolderFromISR(mutex) == self);
    CHECK(xSemaphoreTake(mutex, 2) == pdFALSE && xSemaphoreGive(mutex) == pdTRUE);
    CHECK(xSemaphoreTakeRecursive(recursive, 0) == pdTRUE && xSemaphoreGiveRecursive(recursive) == pdTRUE);
    CHECK(xSemaphoreGiveRecursive(recursive) == pdFALSE);
    vSemaphoreDelete(binary);
    vSemaphoreDelete(old);
    vSemaphoreDelete(counting);
    vSemaphoreDelete(mutex);
    vSemaphoreDelete(recursive);
}

static void meets(void *arg) {
    (void)arg;
    CHECK(xEventGroupSync(events, 4, 7, portMAX_DELAY) == 7);
    helped = 100;
    vTaskDelete(NULL);
}

static void groups(void) {
    StaticEventGroup_t memory;
    events = xEventGroupCreateStatic(&memory);
    CHECK(xEventGroupSetBits(events, 3) == 3 && xEventGroupGetBits(events) == 3);
    CHECK(xEventGroupClearBits(events, 1) == 3 && xEventGroupGetBitsFromISR(events) == 2);
    CHECK(xEventGroupClearBitsFromISR(events, 2) == 2 && xEventGroupGetBits(events) == 0);
    /* Two tasks meet: whoever comes last finds all bits, too. */
    xTaskCreate(meets, "meets", 1024, NULL, 1, NULL);
    vTaskDelay(1);
    CHECK(xEventGroupGetBits(events) == 4 && helped != 100);
    CHECK(xEventGroupSync(events, 3, 7, 50) == 7);
    vTaskDelay(1);
    CHECK(helped == 100 && xEventGroupGetBits(events) == 0);
    CHECK(xEventGroupSync(events, 1, 7, 5) == 1);
    xEventGroupClearBits(events, 1);
}

static void run(void *arg) {
    (void)arg;
    self = xTaskGetCurrentTaskHandle();
    critical();
    tasks();
    queues();
    semaphores();
    groups();
    vEventGroupDelete(events);
    checked();
    vTaskDelete(NULL);
}

int main(void) {
    CHECK(xTaskGetSchedulerState() == taskSCHEDULER_NOT_STARTED);
    xTaskCreate(run, "main", 4096, NULL, 2, NULL);
    vTaskStartScheduler();
    return 0;
}
