/*
 * Firmware that makes a packet at each press, on a socket that it never deletes. With -DKEEPS=1 it forgets to delete the
 * packet of a second press within a second: nobody is told of that as long as the socket is there.
 */
#include "wiced.h"

#ifndef KEEPS
#define KEEPS 0
#endif

static wiced_semaphore_t presses;
static wiced_tcp_socket_t kept;

static void on_press(void *arg) {
    UNUSED_PARAMETER(arg);
    wiced_rtos_set_semaphore(&presses);
}

void application_start(void) {
    wiced_time_t last = 0, now;
    wiced_init();
    wiced_rtos_init_semaphore(&presses);
    wiced_tcp_create_socket(&kept, WICED_STA_INTERFACE);
    wiced_gpio_input_irq_enable(WICED_BUTTON1, IRQ_TRIGGER_FALLING_EDGE, on_press, NULL);
    while (WICED_TRUE) {
        wiced_packet_t *packet;
        uint8_t *data;
        uint16_t room;
        wiced_rtos_get_semaphore(&presses, WICED_WAIT_FOREVER);
        wiced_time_get_time(&now);
        if (wiced_packet_create_tcp(&kept, 11, &packet, &data, &room) == WICED_SUCCESS
            && !(KEEPS && last != 0 && now - last < 1000)) {
            wiced_packet_delete(packet);
        }
        last = now;
        WPRINT_APP_INFO(("served\n"));
    }
}
