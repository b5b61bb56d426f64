/* Exercise 08 in short: one connection at a time over TLS, answered with what came. */
#include "wiced.h"
#include "certificates.h"

const char *wwep_dct_private_key = SERVER_KEY;
const char *wwep_dct_certificate = SERVER_CERTIFICATE;

void application_start(void) {
    wiced_tcp_socket_t socket;
    wiced_tls_identity_t identity;
    wiced_tls_context_t context;
    platform_dct_security_t *security;
    wiced_packet_t *packet;

    wiced_init();
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    wiced_dct_read_lock((void **)&security, WICED_FALSE, DCT_SECURITY_SECTION, 0, sizeof *security);
    wiced_tls_init_identity(&identity, security->private_key, strlen(security->private_key),
                            (uint8_t *)security->certificate, strlen(security->certificate));
    wiced_tls_init_context(&context, &identity, NULL);
    wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    WPRINT_APP_INFO(("listen %d\n", wiced_tcp_listen(&socket, 40508)));
    wiced_tcp_enable_tls(&socket, &context);
    while (1) {
        if (wiced_tcp_accept(&socket) != WICED_SUCCESS) {
            continue;
        }
        if (wiced_tcp_receive(&socket, &packet, 500) == WICED_SUCCESS) {
            wiced_tcp_send_packet(&socket, packet);
            wiced_packet_delete(packet);
        }
        wiced_tcp_disconnect(&socket);
    }
}
