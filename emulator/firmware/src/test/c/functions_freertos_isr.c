/* Notifications, timers and what interrupts may call of FreeRTOS: what no other program calls; a press comes. */
#include <FreeRTOS.h>
#include <event_groups.h>
#include <semphr.h>
#include <string.h>
#include <task.h>
#include <timers.h>
#include "cybsp.h"
#include "cyhal.h"
#include "check.h"

static TaskHandle_t self;
static QueueHandle_t queue;
static SemaphoreHandle_t pressed;
static EventGroupHandle_t events;
static int expired, pended;
static uint32_t told;

static void notifier(void *arg) {
    (void)arg;
    vTaskDelay(5);
    xTaskNotifyGive(self);
    xTaskNotifyGiveIndexed(self, 1);
    xTaskNotifyIndexed(self, 2, 6, eSetBits);
    vTaskDelete(NULL);
}

static void notifications(void) {
    uint32_t value = 0, before = 0;
    xTaskCreate(notifier, "notifier", 1024, NULL, 1, NULL);
    CHECK(ulTaskNotifyTakeIndexed(1, pdTRUE, 100) == 1 && ulTaskNotifyTake(pdTRUE, 0) == 1);
    CHECK(xTaskNotifyWaitIndexed(2, 0, 4, &value, 0) == pdTRUE && value == 6);
    CHECK(ulTaskNotifyValueClearIndexed(NULL, 2, 2) == 2 && ulTaskNotifyValueClearIndexed(self, 2, 0) == 0);
    CHECK(xTaskNotify(self, 3, eSetValueWithOverwrite) == pdPASS);
    CHECK(xTaskNotify(self, 4, eSetValueWithoutOverwrite) == pdFAIL);
    CHECK(xTaskNotifyAndQuery(self, 8, eSetBits, &before) == pdPASS && before == 3);
    CHECK(xTaskNotifyStateClear(self) == pdTRUE && xTaskNotifyStateClearIndexed(self, 0) == pdFALSE);
    CHECK(ulTaskNotifyValueClear(self, 0xFF) == 11 && ulTaskNotifyTake(pdTRUE, 2) == 0);
    CHECK(xTaskGenericNotify(self, 0, 5, eSetValueWithOverwrite, NULL) == pdPASS);
    CHECK(xTaskNotifyWait(0, 0xFF, &value, 0) == pdTRUE && value == 5);
}

static void on_timer(TimerHandle_t timer) {
    expired += timer == NULL ? 0 : (int)(intptr_t)pvTimerGetTimerID(timer);
}

static void later(void *parameter, uint32_t number) {
    pended += *(int *)parameter + (int)number;
}

static void timers(void) {
    StaticTimer_t memory;
    int three = 3;
    TimerHandle_t timer = xTimerCreateStatic("timer", 10, pdFALSE, (void *)1, on_timer, &memory);
    CHECK(strcmp(pcTimerGetName(timer), "timer") == 0 && xTimerGetPeriod(timer) == 10);
    CHECK(xTimerIsTimerActive(timer) == pdFALSE && pvTimerGetTimerID(timer) == (void *)1);
    xTimerStart(timer, 0);
    CHECK(xTimerIsTimerActive(timer) == pdTRUE && xTimerGetExpiryTime(timer) == xTaskGetTickCount() + 10);
    vTaskDelay(8);
    xTimerReset(timer, 0);
    vTaskDelay(8);
    CHECK(expired == 0);
    vTaskDelay(4);
    CHECK(expired == 1 && xTimerIsTimerActive(timer) == pdFALSE);
    vTimerSetTimerID(timer, (void *)10);
    vTimerSetReloadMode(timer, pdTRUE);
    CHECK(xTimerChangePeriod(timer, 20, 0) == pdPASS && xTimerGetPeriod(timer) == 20);
    vTaskDelay(50);
    CHECK(expired == 21);
    xTimerStop(timer, 0);
    vTaskDelay(50);
    CHECK(expired == 21 && xTimerPendFunctionCall(later, &three, 4, 0) == pdPASS);
    vTaskDelay(1);
    CHECK(pended == 7);
    CHECK(xTimerDelete(timer, 0) == pdPASS);
}

static TimerHandle_t pressing;

static void on_press(void *arg, cyhal_gpio_event_t event) {
    BaseType_t woken = pdFALSE;
    uint32_t before;
    static int three = 3;
    int item = 9;
    (void)arg;
    CHECK(event == CYHAL_GPIO_IRQ_FALL && xPortIsInsideInterrupt() == pdTRUE && xTaskGetTickCountFromISR() > 400);
    CHECK(xQueueSendFromISR(queue, &item, &woken) == pdPASS && woken == pdTRUE);
    CHECK(xQueueSendToBackFromISR(queue, &item, NULL) == errQUEUE_FULL);
    CHECK(xQueueSendToFrontFromISR(queue, &item, &woken) == errQUEUE_FULL);
    item = 8;
    CHECK(xQueueOverwriteFromISR(queue, &item, &woken) == pdPASS);
    item = 0;
    CHECK(xQueuePeekFromISR(queue, &item) == pdPASS && item == 8);
    CHECK(xQueueReceiveFromISR(queue, &item, &woken) == pdPASS && item == 8);
    CHECK(xEventGroupSetBitsFromISR(events, 8, &woken) == pdPASS);
    CHECK(xTaskNotifyIndexedFromISR(self, 3, 12, eSetValueWithOverwrite, &woken) == pdPASS);
    CHECK(xTaskNotifyAndQueryFromISR(self, 1, eSetBits, &before, &woken) == pdPASS);
    vTaskNotifyGiveIndexedFromISR(self, 1, &woken);
    CHECK(xTimerStartFromISR(pressing, &woken) == pdPASS && xTimerStopFromISR(pressing, &woken) == pdPASS);
    CHECK(xTimerResetFromISR(pressing, &woken) == pdPASS);
    CHECK(xTimerChangePeriodFromISR(pressing, 5, &woken) == pdPASS);
    CHECK(xTimerPendFunctionCallFromISR(later, &three, 90, &woken) == pdPASS);
    CHECK(xSemaphoreTakeFromISR(pressed, &woken) == pdFALSE);
    xSemaphoreGiveFromISR(pressed, &woken);
    told = 1;
    portEND_SWITCHING_ISR(woken);
    portYIELD_FROM_ISR(woken);
}

static void interrupts(void) {
    static cyhal_gpio_callback_data_t data = {.callback = on_press};
    uint32_t value = 0;
    queue = xQueueCreate(1, sizeof(int));
    events = xEventGroupCreate();
    pressed = xSemaphoreCreateBinary();
    pressing = xTimerCreate("pressing", 100, pdFALSE, (void *)100, on_timer);
    cyhal_gpio_register_callback(CYBSP_USER_BTN, &data);
    cyhal_gpio_enable_event(CYBSP_USER_BTN, CYHAL_GPIO_IRQ_FALL, 5, true);
    printf("press\n");
    CHECK(xSemaphoreTake(pressed, portMAX_DELAY) == pdTRUE && told == 1);
    CHECK((xEventGroupWaitBits(events, 8, pdTRUE, pdTRUE, 0) & 8) == 8);
    CHECK(xTaskNotifyWaitIndexed(3, 0, 0, &value, 0) == pdTRUE && value == 12);
    CHECK(ulTaskNotifyTakeIndexed(1, pdTRUE, 0) == 1 && (ulTaskNotifyTake(pdTRUE, 0) & 1) == 1);
    vTaskDelay(7);
    CHECK(expired == 121 && pended == 100);
    vEventGroupDelete(events);
}

static void run(void *arg) {
    (void)arg;
    self = xTaskGetCurrentTaskHandle();
    notifications();
    timers();
    interrupts();
    checked();
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(run, "main", 4096, NULL, 2, NULL);
    vTaskStartScheduler();
    return 0;
}
