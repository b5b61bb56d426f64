/* Packets that the stack cannot send, since the peer does not read: they use the pool up. */
#include "wiced.h"

void application_start(void) {
    wiced_tcp_socket_t socket;
    wiced_ip_address_t server;
    wiced_packet_t *packet;
    uint8_t *data;
    uint16_t room;
    int sent = 0;
    wiced_init();
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    SET_IPV4_ADDRESS(server, MAKE_IPV4_ADDRESS(198, 51, 100, 3));
    wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    wiced_tcp_bind(&socket, WICED_ANY_PORT);
    wiced_tcp_connect(&socket, &server, 27708, 2000);
    while (wiced_packet_create_tcp(&socket, 1460, &packet, &data, &room) == WICED_SUCCESS) {
        memset(data, 'x', room);
        wiced_packet_set_data_end(packet, data + room);
        wiced_tcp_send_packet(&socket, packet);
        if (sent % 2 == 0) {
            wiced_packet_delete(packet);
        }
        sent++;
    }
    WPRINT_APP_INFO(("no packet is left after %d\n", sent));
    while (wiced_packet_create_tcp(&socket, 1460, &packet, &data, &room) != WICED_SUCCESS) {
        wiced_rtos_delay_milliseconds(100);
    }
    WPRINT_APP_INFO(("the stack has sent\n"));
    wiced_packet_delete(packet);
    wiced_tcp_stream_t stream;
    static uint8_t much[5000];
    wiced_tcp_stream_init(&stream, &socket);
    WPRINT_APP_INFO(("stream %d\n", wiced_tcp_stream_write(&stream, much, sizeof much)));
    WPRINT_APP_INFO(("deinit %d\n", wiced_tcp_stream_deinit(&stream)));
    wiced_tcp_disconnect(&socket);
    wiced_tcp_delete_socket(&socket);
}
