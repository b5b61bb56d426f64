/* The program as firmware of wwep, by the calls of the WICED course. */
#include "wiced.h"

#include "app.h"

char board_get(void) {
    char c = 0;
    uint32_t size = 1;
    wiced_uart_receive_bytes(STDIO_UART, &c, &size, WICED_WAIT_FOREVER);
    return c;
}

void board_put(char c) {
    wiced_uart_transmit_bytes(STDIO_UART, &c, 1);
}

void application_start(void) {
    wiced_init();
    app_run();
}
