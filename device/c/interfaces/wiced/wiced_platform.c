/* Pins, the UART, and time. */
#include "wiced_internal.h"

wiced_result_t wiced_init(void) {
    printf("Creating Packet pools\n");
    return WICED_SUCCESS;
}

wiced_result_t wiced_core_init(void) {
    return WICED_SUCCESS;
}

wiced_result_t wiced_deinit(void) {
    return WICED_SUCCESS;
}

wiced_result_t wiced_gpio_init(wiced_gpio_t gpio, wiced_gpio_config_t configuration) {
    (void)gpio;
    (void)configuration;
    return WICED_SUCCESS;
}

wiced_result_t wiced_gpio_deinit(wiced_gpio_t gpio) {
    return wiced_gpio_input_irq_disable(gpio);
}

static wiced_result_t set(wiced_gpio_t gpio, int high) {
    wwep_post(WWEP_OP_PIN_SET, gpio, high, 0, NULL, 0);
    return WICED_SUCCESS;
}

wiced_result_t wiced_gpio_output_high(wiced_gpio_t gpio) {
    return set(gpio, 1);
}

wiced_result_t wiced_gpio_output_low(wiced_gpio_t gpio) {
    return set(gpio, 0);
}

wiced_bool_t wiced_gpio_input_get(wiced_gpio_t gpio) {
    return wwep_ask(WWEP_OP_PIN_GET, gpio, 0, 0) == 1 ? WICED_TRUE : WICED_FALSE;
}

wiced_result_t wiced_gpio_input_irq_enable(wiced_gpio_t gpio, wiced_gpio_irq_trigger_t trigger,
                                           wiced_gpio_irq_handler_t handler, void *arg) {
    wwep_interrupt_at(gpio, trigger, handler, arg);
    return WICED_SUCCESS;
}

wiced_result_t wiced_gpio_input_irq_disable(wiced_gpio_t gpio) {
    wwep_interrupt_at(gpio, 0, NULL, NULL);
    return WICED_SUCCESS;
}

wiced_result_t wiced_uart_init(wiced_uart_t uart, const wiced_uart_config_t *config, wiced_ring_buffer_t *buffer) {
    (void)uart;
    (void)config;
    (void)buffer;
    return WICED_SUCCESS;
}

wiced_result_t wiced_uart_transmit_bytes(wiced_uart_t uart, const void *data, uint32_t size) {
    (void)uart;
    fwrite(data, 1, size, stdout);
    return WICED_SUCCESS;
}

/* Waits until all of them are there; what came before the time was over is counted. */
wiced_result_t wiced_uart_receive_bytes(wiced_uart_t uart, void *data, uint32_t *size, uint32_t timeout) {
    (void)uart;
    uint32_t done = 0;
    while (done < *size) {
        uint32_t got = 0;
        int64_t answer = wwep_call(WWEP_OP_UART_RECEIVE, *size - done, wiced_timeout(timeout), 0, NULL, 0,
                                   (uint8_t *)data + done, *size - done, &got);
        if (answer <= 0) {
            *size = done;
            return WICED_TIMEOUT;
        }
        done += got;
    }
    return WICED_SUCCESS;
}

wiced_result_t wiced_time_get_time(wiced_time_t *time) {
    *time = (wiced_time_t)(wwep_ask(WWEP_OP_UPTIME, 0, 0, 0) / 1000000);
    return WICED_SUCCESS;
}

wiced_result_t wiced_time_get_utc_time(wiced_utc_time_t *time) {
    *time = (wiced_utc_time_t)(wwep_ask(WWEP_OP_CLOCK, 0, 0, 0) / 1000000000);
    return WICED_SUCCESS;
}

wiced_result_t wiced_time_get_utc_time_ms(wiced_utc_time_ms_t *time) {
    *time = (wiced_utc_time_ms_t)(wwep_ask(WWEP_OP_CLOCK, 0, 0, 0) / 1000000);
    return WICED_SUCCESS;
}
