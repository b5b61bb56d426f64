/* FreeRTOS: types, configuration, and what every other of its headers needs. A tick is a millisecond. */
#ifndef WWEP_FREERTOS_H
#define WWEP_FREERTOS_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef long BaseType_t;
typedef unsigned long UBaseType_t;
typedef uint32_t TickType_t;
typedef uint32_t StackType_t;
typedef uint32_t configSTACK_DEPTH_TYPE;
typedef void (*TaskFunction_t)(void *);

#define pdFALSE ((BaseType_t)0)
#define pdTRUE ((BaseType_t)1)
#define pdFAIL pdFALSE
#define pdPASS pdTRUE
#define errQUEUE_EMPTY ((BaseType_t)0)
#define errQUEUE_FULL ((BaseType_t)0)
#define errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY (-1)

#define configTICK_RATE_HZ ((TickType_t)1000)
#define configMAX_PRIORITIES 7
#define configMINIMAL_STACK_SIZE ((uint16_t)128)
#define configMAX_TASK_NAME_LEN 32
#define configTIMER_TASK_PRIORITY (configMAX_PRIORITIES - 1)
#define configTIMER_QUEUE_LENGTH 10
#define configTASK_NOTIFICATION_ARRAY_ENTRIES 4
#define configTOTAL_HEAP_SIZE ((size_t)(256 * 1024))
#define configMAX_SYSCALL_INTERRUPT_PRIORITY 63
#define configSUPPORT_STATIC_ALLOCATION 1
#define configSUPPORT_DYNAMIC_ALLOCATION 1
#define configUSE_PREEMPTION 1
#define configUSE_TIMERS 1
#ifndef configASSERT
#define configASSERT(x) assert(x)
#endif

#define portMAX_DELAY ((TickType_t)0xFFFFFFFF)
#define portTICK_PERIOD_MS ((TickType_t)1)
#define portTICK_RATE_MS portTICK_PERIOD_MS
#define portSTACK_TYPE StackType_t
#define portBASE_TYPE long
#define portYIELD_FROM_ISR(woken) ((void)(woken))
#define portEND_SWITCHING_ISR(woken) ((void)(woken))
#define portYIELD() taskYIELD()
/* Threads change at calls alone, so nothing has to be kept from changing. */
#define portENTER_CRITICAL() ((void)0)
#define portEXIT_CRITICAL() ((void)0)
#define portDISABLE_INTERRUPTS() ((void)0)
#define portENABLE_INTERRUPTS() ((void)0)
#define portSET_INTERRUPT_MASK_FROM_ISR() 0
#define portCLEAR_INTERRUPT_MASK_FROM_ISR(mask) ((void)(mask))

#define pdMS_TO_TICKS(milliseconds) ((TickType_t)(milliseconds))
#define pdTICKS_TO_MS(ticks) ((TickType_t)(ticks))

/* The memory that applications reserve for objects; the objects here keep their own. */
typedef struct { void *reserved[24]; } StaticTask_t;
typedef struct { void *reserved[16]; } StaticQueue_t;
typedef StaticQueue_t StaticSemaphore_t;
typedef struct { void *reserved[12]; } StaticTimer_t;
typedef struct { void *reserved[8]; } StaticEventGroup_t;

void *pvPortMalloc(size_t size);
void *pvPortCalloc(size_t count, size_t size);
void vPortFree(void *memory);
size_t xPortGetFreeHeapSize(void);
size_t xPortGetMinimumEverFreeHeapSize(void);

#endif
