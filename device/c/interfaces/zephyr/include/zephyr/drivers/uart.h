/* The UART, which is the device's console. */
#ifndef WWEP_ZEPHYR_UART_H
#define WWEP_ZEPHYR_UART_H

#include <zephyr/device.h>

/* -1 if nothing has come. */
int uart_poll_in(const struct device *uart, unsigned char *byte);
void uart_poll_out(const struct device *uart, unsigned char byte);

#endif
