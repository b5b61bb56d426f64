/* A register server that acknowledges everything, and forgets to delete its second request. */
#include "wiced.h"

void application_start(void) {
    wiced_tcp_socket_t socket;
    int count = 0;
    wiced_init();
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    wiced_tcp_listen(&socket, 27708);
    for (;;) {
        wiced_packet_t *packet;
        uint8_t *data;
        uint16_t length, all;
        if (wiced_tcp_accept(&socket) != WICED_SUCCESS) {
            continue;
        }
        if (wiced_tcp_receive(&socket, &packet, 1000) == WICED_SUCCESS) {
            wiced_packet_get_data(packet, 0, &data, &length, &all);
            data[0] = 'A';
            wiced_tcp_send_buffer(&socket, data, length);
            if (++count != 2) {
                wiced_packet_delete(packet);
            }
        }
        wiced_tcp_disconnect(&socket);
    }
}
