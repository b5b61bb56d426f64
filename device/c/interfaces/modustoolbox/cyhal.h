/* The hardware: pins and the UART. */
#ifndef WWEP_CYHAL_H
#define WWEP_CYHAL_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "cy_result.h"

typedef uint8_t uint8;
typedef uint16_t uint16;
typedef uint32_t uint32;

#define CY_ASSERT(x) assert(x)
#define CY_UNUSED_PARAMETER(x) ((void)(x))
#define CY_HALT() assert(!"CY_HALT")
/* Interrupts come between calls, whatever is asked for. */
#define __enable_irq() ((void)0)
#define __disable_irq() ((void)0)

/* Buttons from 0x100, LEDs from 0x200, as the port counts them. */
typedef int32_t cyhal_gpio_t;
#define NC ((cyhal_gpio_t)-1)
#define CYHAL_NC_PIN_VALUE NC

typedef enum {
    CYHAL_GPIO_DIR_INPUT, CYHAL_GPIO_DIR_OUTPUT, CYHAL_GPIO_DIR_BIDIRECTIONAL
} cyhal_gpio_direction_t;
typedef enum {
    CYHAL_GPIO_DRIVE_NONE, CYHAL_GPIO_DRIVE_ANALOG, CYHAL_GPIO_DRIVE_PULLUP, CYHAL_GPIO_DRIVE_PULLDOWN,
    CYHAL_GPIO_DRIVE_OPENDRAINDRIVESLOW, CYHAL_GPIO_DRIVE_OPENDRAINDRIVESHIGH, CYHAL_GPIO_DRIVE_STRONG,
    CYHAL_GPIO_DRIVE_PULLUPDOWN, CYHAL_GPIO_DRIVE_PULL_NONE
} cyhal_gpio_drive_mode_t;
typedef enum {
    CYHAL_GPIO_IRQ_NONE = 0, CYHAL_GPIO_IRQ_RISE = 1, CYHAL_GPIO_IRQ_FALL = 2, CYHAL_GPIO_IRQ_BOTH = 3
} cyhal_gpio_event_t;
typedef void (*cyhal_gpio_event_callback_t)(void *callback_arg, cyhal_gpio_event_t event);
typedef struct cyhal_gpio_callback_data_s {
    cyhal_gpio_event_callback_t callback;
    void *callback_arg;
    struct cyhal_gpio_callback_data_s *next;
    cyhal_gpio_t pin;
} cyhal_gpio_callback_data_t;

#define CYHAL_ISR_PRIORITY_DEFAULT (7)
#define CYHAL_GPIO_RSLT_ERR_BAD_PARAM CY_RSLT_CREATE(CY_RSLT_TYPE_ERROR, CY_RSLT_MODULE_ABSTRACTION_HAL, 1)

cy_rslt_t cyhal_gpio_init(cyhal_gpio_t pin, cyhal_gpio_direction_t direction, cyhal_gpio_drive_mode_t drive_mode,
                          bool init_val);
cy_rslt_t cyhal_gpio_configure(cyhal_gpio_t pin, cyhal_gpio_direction_t direction,
                               cyhal_gpio_drive_mode_t drive_mode);
void cyhal_gpio_free(cyhal_gpio_t pin);
void cyhal_gpio_write(cyhal_gpio_t pin, bool value);
bool cyhal_gpio_read(cyhal_gpio_t pin);
void cyhal_gpio_toggle(cyhal_gpio_t pin);
void cyhal_gpio_register_callback(cyhal_gpio_t pin, cyhal_gpio_callback_data_t *callback_data);
void cyhal_gpio_enable_event(cyhal_gpio_t pin, cyhal_gpio_event_t event, uint8_t intr_priority, bool enable);

typedef struct { int number; } cyhal_uart_t;
cy_rslt_t cyhal_uart_getc(cyhal_uart_t *uart, uint8_t *value, uint32_t timeout);
cy_rslt_t cyhal_uart_putc(cyhal_uart_t *uart, uint32_t value);
cy_rslt_t cyhal_uart_read(cyhal_uart_t *uart, void *rx, size_t *length);
cy_rslt_t cyhal_uart_write(cyhal_uart_t *uart, void *tx, size_t *length);
uint32_t cyhal_uart_readable(cyhal_uart_t *uart);

cy_rslt_t cyhal_system_delay_ms(uint32_t milliseconds);
void cyhal_system_delay_us(uint16_t microseconds);
#define Cy_SysLib_Delay(milliseconds) ((void)cyhal_system_delay_ms(milliseconds))
#define CyDelay(milliseconds) ((void)cyhal_system_delay_ms(milliseconds))

#endif
