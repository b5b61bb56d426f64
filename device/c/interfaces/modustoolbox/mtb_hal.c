/* Pins and the UART. */
#include "../../port/wwep_port.h"
#include "cy_retarget_io.h"
#include "cybsp.h"

#define BUTTONS 4
#define PIN_KIND 0xF00

cyhal_uart_t cy_retarget_io_uart_obj;

struct button {
    cyhal_gpio_callback_data_t *data;
    cyhal_gpio_event_t events;
    bool enabled;
};

static struct button buttons[BUTTONS];

static bool is_led(cyhal_gpio_t pin) {
    return (pin & PIN_KIND) == WWEP_PIN_LED(0);
}

static struct button *button(cyhal_gpio_t pin) {
    int number = pin - WWEP_PIN_BUTTON(0);
    return number >= 0 && number < BUTTONS ? &buttons[number] : NULL;
}

cy_rslt_t cybsp_init(void) {
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_retarget_io_init(cyhal_gpio_t tx, cyhal_gpio_t rx, uint32_t baudrate) {
    (void)tx;
    (void)rx;
    (void)baudrate;
    return CY_RSLT_SUCCESS;
}

void cy_retarget_io_deinit(void) {
}

bool cy_retarget_io_is_tx_active(void) {
    return false;
}

cy_rslt_t cyhal_gpio_init(cyhal_gpio_t pin, cyhal_gpio_direction_t direction, cyhal_gpio_drive_mode_t drive_mode,
                          bool init_val) {
    if (pin < 0) {
        return CYHAL_GPIO_RSLT_ERR_BAD_PARAM;
    }
    if (direction != CYHAL_GPIO_DIR_INPUT) {
        cyhal_gpio_write(pin, init_val);
    }
    return cyhal_gpio_configure(pin, direction, drive_mode);
}

cy_rslt_t cyhal_gpio_configure(cyhal_gpio_t pin, cyhal_gpio_direction_t direction,
                               cyhal_gpio_drive_mode_t drive_mode) {
    (void)pin;
    (void)direction;
    (void)drive_mode;
    return CY_RSLT_SUCCESS;
}

void cyhal_gpio_free(cyhal_gpio_t pin) {
    cyhal_gpio_enable_event(pin, CYHAL_GPIO_IRQ_BOTH, 0, false);
}

void cyhal_gpio_write(cyhal_gpio_t pin, bool value) {
    wwep_post(WWEP_OP_PIN_SET, pin, is_led(pin) ? !value : value, 0, NULL, 0);
}

bool cyhal_gpio_read(cyhal_gpio_t pin) {
    bool high = wwep_ask(WWEP_OP_PIN_GET, pin, 0, 0) == 1;
    return is_led(pin) ? !high : high;
}

void cyhal_gpio_toggle(cyhal_gpio_t pin) {
    cyhal_gpio_write(pin, !cyhal_gpio_read(pin));
}

/* The edge is told by the level that it led to. */
static void on_edge(void *argument) {
    struct button *self = argument;
    if (self->enabled && self->data != NULL && self->data->callback != NULL) {
        cyhal_gpio_event_t event = self->events;
        if (event == CYHAL_GPIO_IRQ_BOTH) {
            event = cyhal_gpio_read(self->data->pin) ? CYHAL_GPIO_IRQ_RISE : CYHAL_GPIO_IRQ_FALL;
        }
        self->data->callback(self->data->callback_arg, event);
    }
}

void cyhal_gpio_register_callback(cyhal_gpio_t pin, cyhal_gpio_callback_data_t *callback_data) {
    struct button *self = button(pin);
    if (self != NULL) {
        self->data = callback_data;
        if (callback_data != NULL) {
            callback_data->pin = pin;
        }
    }
}

void cyhal_gpio_enable_event(cyhal_gpio_t pin, cyhal_gpio_event_t event, uint8_t intr_priority, bool enable) {
    (void)intr_priority;
    struct button *self = button(pin);
    if (self != NULL) {
        self->enabled = enable;
        self->events = event;
        wwep_interrupt_at(pin, enable ? (int)event : 0, on_edge, self);
    }
}

static uint8_t typed;
static bool has_typed;

static cy_rslt_t typed_within(int64_t timeout) {
    if (!has_typed) {
        has_typed = wwep_call(WWEP_OP_UART_RECEIVE, 1, timeout, 0, NULL, 0, &typed, 1, NULL) > 0;
    }
    return has_typed ? CY_RSLT_SUCCESS : CYHAL_GPIO_RSLT_ERR_BAD_PARAM;
}

uint32_t cyhal_uart_readable(cyhal_uart_t *uart) {
    (void)uart;
    return typed_within(0) == CY_RSLT_SUCCESS ? 1 : 0;
}

/* A timeout of 0 never ends. */
cy_rslt_t cyhal_uart_getc(cyhal_uart_t *uart, uint8_t *value, uint32_t timeout) {
    (void)uart;
    cy_rslt_t result = typed_within(timeout == 0 ? WWEP_FOREVER : (int64_t)timeout);
    if (result == CY_RSLT_SUCCESS) {
        *value = typed;
        has_typed = false;
    }
    return result;
}

cy_rslt_t cyhal_uart_putc(cyhal_uart_t *uart, uint32_t value) {
    (void)uart;
    putchar((int)value);
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cyhal_uart_read(cyhal_uart_t *uart, void *rx, size_t *length) {
    size_t done = 0;
    while (done < *length && (done == 0 || cyhal_uart_readable(uart))) {
        cyhal_uart_getc(uart, (uint8_t *)rx + done++, 0);
    }
    *length = done;
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cyhal_uart_write(cyhal_uart_t *uart, void *tx, size_t *length) {
    (void)uart;
    *length = fwrite(tx, 1, *length, stdout);
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cyhal_system_delay_ms(uint32_t milliseconds) {
    wwep_ask(WWEP_OP_DELAY, milliseconds * 1000LL, 0, 0);
    return CY_RSLT_SUCCESS;
}

void cyhal_system_delay_us(uint16_t microseconds) {
    wwep_ask(WWEP_OP_DELAY, microseconds, 0, 0);
}
