/* Callbacks on a client's socket: registered before it connects, taken back, registered again. */
#include "wiced.h"

static wiced_tcp_socket_t socket;

static void print(const char *how) {
    wiced_packet_t *packet;
    uint8_t *data;
    uint16_t length, available;
    if (wiced_tcp_receive(&socket, &packet, 3000) != WICED_SUCCESS) {
        WPRINT_APP_INFO(("%s: nothing\n", how));
        return;
    }
    wiced_packet_get_data(packet, 0, &data, &length, &available);
    WPRINT_APP_INFO(("%s: %.*s\n", how, length, (char *)data));
    wiced_packet_delete(packet);
}

static wiced_result_t connected(wiced_tcp_socket_t *on, void *arg) {
    WPRINT_APP_INFO(("connected %s\n", (const char *)arg));
    return on == &socket ? WICED_SUCCESS : WICED_ERROR;
}

static wiced_result_t received(wiced_tcp_socket_t *on, void *arg) {
    print((const char *)arg);
    return on == &socket ? WICED_SUCCESS : WICED_ERROR;
}

static wiced_result_t disconnected(wiced_tcp_socket_t *on, void *arg) {
    WPRINT_APP_INFO(("disconnected %s\n", (const char *)arg));
    return on == &socket ? WICED_SUCCESS : WICED_ERROR;
}

void application_start(void) {
    wiced_ip_address_t server;
    wiced_init();
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    SET_IPV4_ADDRESS(server, MAKE_IPV4_ADDRESS(198, 51, 100, 3));
    wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    wiced_tcp_register_callbacks(&socket, connected, received, disconnected, "first");
    wiced_rtos_delay_milliseconds(50);
    wiced_tcp_connect(&socket, &server, 27708, 2000);
    wiced_rtos_delay_milliseconds(1500); /* "one" comes after 1 s */
    wiced_tcp_unregister_callbacks(&socket);
    print("by hand"); /* "two" comes after 2 s */
    wiced_rtos_delay_milliseconds(500);
    wiced_tcp_register_callbacks(&socket, connected, received, disconnected, "second");
    wiced_rtos_delay_milliseconds(3000); /* "three" comes after 3 s, then the end */
    wiced_tcp_delete_socket(&socket);
}
