/* Opens a network of its own, and answers whoever joins it. */
#include "wiced.h"

static const wiced_ip_setting_t own = {
    INITIALISER_IPV4_ADDRESS(.ip_address, MAKE_IPV4_ADDRESS(192, 168, 7, 1)),
    INITIALISER_IPV4_ADDRESS(.netmask, MAKE_IPV4_ADDRESS(255, 255, 255, 0)),
    INITIALISER_IPV4_ADDRESS(.gateway, MAKE_IPV4_ADDRESS(192, 168, 7, 1)),
};

void application_start(void) {
    wiced_tcp_socket_t socket;
    wiced_tcp_stream_t stream;
    wiced_ip_address_t address;
    char frame[12] = {0};
    uint32_t length = 0;
    wiced_init();
    WPRINT_APP_INFO(("up %d\n", wiced_network_up(WICED_AP_INTERFACE, WICED_USE_INTERNAL_DHCP_SERVER, &own)));
    wiced_ip_get_ipv4_address(WICED_AP_INTERFACE, &address);
    WPRINT_APP_INFO(("at %u.%u\n", (unsigned)(address.ip.v4 >> 24), (unsigned)(address.ip.v4 & 255)));
    wiced_tcp_create_socket(&socket, WICED_AP_INTERFACE);
    wiced_tcp_listen(&socket, 27708);
    WPRINT_APP_INFO(("listening\n"));
    while (wiced_tcp_accept(&socket) != WICED_SUCCESS) {
    }
    wiced_tcp_stream_init(&stream, &socket);
    wiced_tcp_stream_read_with_count(&stream, frame, 11, 1000, &length);
    frame[0] = 'A';
    wiced_tcp_stream_write(&stream, frame, 11);
    wiced_tcp_stream_flush(&stream);
    WPRINT_APP_INFO(("answered %s\n", frame));
    wiced_tcp_stream_deinit(&stream);
    wiced_rtos_delay_milliseconds(1000);
    wiced_tcp_disconnect(&socket);
    wiced_tcp_delete_socket(&socket);
    WPRINT_APP_INFO(("down %d\n", wiced_network_down(WICED_AP_INTERFACE)));
    WPRINT_APP_INFO(("is up %d\n", wiced_network_is_up(WICED_AP_INTERFACE)));
}
