/* Joins the network of another board, and sends it a frame. */
#include "wiced.h"

void application_start(void) {
    wiced_tcp_socket_t socket;
    wiced_tcp_stream_t stream;
    wiced_ip_address_t server;
    char reply[12] = {0};
    uint32_t length = 0;
    wiced_init();
    while (wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL) != WICED_SUCCESS) {
    }
    WPRINT_APP_INFO(("joined\n"));
    SET_IPV4_ADDRESS(server, MAKE_IPV4_ADDRESS(192, 168, 7, 1));
    wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    while (wiced_tcp_connect(&socket, &server, 27708, 2000) != WICED_SUCCESS) {
        wiced_rtos_delay_milliseconds(500);
    }
    wiced_tcp_stream_init(&stream, &socket);
    wiced_tcp_stream_write(&stream, "W0FAC050001", 11);
    wiced_tcp_stream_flush(&stream);
    wiced_tcp_stream_read_with_count(&stream, reply, 11, 2000, &length);
    WPRINT_APP_INFO(("reply %s\n", reply));
    wiced_tcp_stream_deinit(&stream);
    wiced_tcp_delete_socket(&socket);
}
