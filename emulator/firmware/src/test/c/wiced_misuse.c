/* Mistakes that a board would forgive, by the macro MISUSE. */
#include "wiced.h"
#if __has_include("wwep.h")
#include "wwep.h"
#endif

static wiced_thread_t small;

static void deep(wiced_thread_arg_t arg) {
    volatile char room[3000];
    for (unsigned i = 0; i < sizeof room; i++) {
        room[i] = 1;
    }
    if (arg != NULL) {
        wiced_rtos_delay_milliseconds(WICED_WAIT_FOREVER);
    }
}

void application_start(void) {
    wiced_tcp_socket_t socket;
    wiced_packet_t *packet;
    uint8_t *data;
    uint16_t room;
    wiced_semaphore_t semaphore;
    wiced_init();
    wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    wiced_packet_create_tcp(&socket, 10, &packet, &data, &room);
    if (MISUSE == 1) {
        wiced_packet_delete(packet);
        wiced_packet_delete(packet);
    } else if (MISUSE == 2) {
        memset(data, 1, room + 20u);
        wiced_packet_delete(packet);
    } else if (MISUSE == 3) {
        wiced_packet_set_data_end(packet, data + room + 1);
        wiced_packet_delete(packet);
    } else if (MISUSE == 4) {
        wiced_tcp_delete_socket(&socket);
        return;
    } else if (MISUSE == 5) {
        wiced_packet_delete(packet);
        wiced_rtos_create_thread(&small, 5, "small", deep, 1024, NULL);
        wiced_rtos_thread_join(&small);
    } else if (MISUSE == 7) {
        wiced_packet_delete(packet);
        wiced_rtos_create_thread(&small, 5, "endless", deep, 1024, &small);
        wiced_rtos_delay_milliseconds(10);
    } else if (MISUSE == 8) {
        wiced_packet_delete(packet);
        wwep_expect(room > 0);
        wwep_expect(room == 0);
        wwep_expect(packet == NULL);
    } else if (MISUSE == 6) {
        wiced_packet_delete(packet);
        wiced_rtos_init_semaphore(&semaphore);
        wiced_rtos_deinit_semaphore(&semaphore);
        wiced_rtos_deinit_semaphore(&semaphore);
    } else if (MISUSE == 9) {
        wiced_packet_delete(packet);
        if (wiced_network_up(WICED_AP_INTERFACE, WICED_USE_INTERNAL_DHCP_SERVER, NULL) == WICED_UNSUPPORTED) {
            WPRINT_APP_INFO(("no access point\n"));
        }
    } else {
        wiced_packet_delete(packet);
    }
    wiced_tcp_delete_socket(&socket);
}
