/* Pins and the UART, named as the course's boards have them. */
#ifndef WWEP_WICED_PLATFORM_H
#define WWEP_WICED_PLATFORM_H

#include <stdint.h>
#include "wiced_result.h"

/* Buttons and LEDs count from the board's first; those of the shield are the same ones. */
typedef enum {
    WICED_BUTTON1 = 0x100, WICED_BUTTON2, WICED_BUTTON3, WICED_BUTTON4,
    WICED_LED1 = 0x200, WICED_LED2, WICED_LED3, WICED_LED4,
    WICED_GPIO_1 = 0x301, WICED_GPIO_2, WICED_GPIO_3, WICED_GPIO_4, WICED_GPIO_5, WICED_GPIO_6,
    WICED_GPIO_7, WICED_GPIO_8, WICED_GPIO_9, WICED_GPIO_10, WICED_GPIO_11, WICED_GPIO_12,
    WICED_GPIO_13, WICED_GPIO_14, WICED_GPIO_15, WICED_GPIO_16, WICED_GPIO_17, WICED_GPIO_18,
    WICED_GPIO_19, WICED_GPIO_20, WICED_GPIO_21, WICED_GPIO_22, WICED_GPIO_23, WICED_GPIO_24,
    WICED_GPIO_MAX, WICED_GPIO_NONE = 0x7FFFFFFF
} wiced_gpio_t;

#define WICED_SH_MB1 WICED_BUTTON1
#define WICED_SH_MB0 WICED_BUTTON2
#define WICED_SH_LED1 WICED_LED1
#define WICED_SH_LED0 WICED_LED2

typedef enum {
    INPUT_PULL_UP, INPUT_PULL_DOWN, INPUT_HIGH_IMPEDANCE,
    OUTPUT_PUSH_PULL, OUTPUT_OPEN_DRAIN_NO_PULL, OUTPUT_OPEN_DRAIN_PULL_UP
} wiced_gpio_config_t;

typedef enum {
    IRQ_TRIGGER_RISING_EDGE = 1,
    IRQ_TRIGGER_FALLING_EDGE = 2,
    IRQ_TRIGGER_BOTH_EDGES = 3
} wiced_gpio_irq_trigger_t;

typedef void (*wiced_gpio_irq_handler_t)(void *arg);

wiced_result_t wiced_gpio_init(wiced_gpio_t gpio, wiced_gpio_config_t configuration);
wiced_result_t wiced_gpio_deinit(wiced_gpio_t gpio);
wiced_result_t wiced_gpio_output_high(wiced_gpio_t gpio);
wiced_result_t wiced_gpio_output_low(wiced_gpio_t gpio);
wiced_bool_t wiced_gpio_input_get(wiced_gpio_t gpio);
wiced_result_t wiced_gpio_input_irq_enable(wiced_gpio_t gpio, wiced_gpio_irq_trigger_t trigger,
                                           wiced_gpio_irq_handler_t handler, void *arg);
wiced_result_t wiced_gpio_input_irq_disable(wiced_gpio_t gpio);

typedef enum { WICED_UART_1, WICED_UART_2, WICED_UART_3 } wiced_uart_t;
#define STDIO_UART WICED_UART_1

typedef struct { uint32_t baud_rate; int data_width, parity, stop_bits, flow_control; } wiced_uart_config_t;
typedef struct { uint32_t size, head, tail; uint8_t *buffer; } wiced_ring_buffer_t;

wiced_result_t wiced_uart_init(wiced_uart_t uart, const wiced_uart_config_t *config, wiced_ring_buffer_t *buffer);
wiced_result_t wiced_uart_transmit_bytes(wiced_uart_t uart, const void *data, uint32_t size);
wiced_result_t wiced_uart_receive_bytes(wiced_uart_t uart, void *data, uint32_t *size, uint32_t timeout);

#endif
