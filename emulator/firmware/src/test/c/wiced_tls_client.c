/* Exercise 07 in short: a frame over TLS. The certificates are in what the test writes beside it. */
#include "wiced.h"
#include "certificates.h"

void application_start(void) {
    wiced_tcp_socket_t socket;
    wiced_tls_identity_t identity;
    wiced_tls_context_t context;
    wiced_tcp_stream_t stream;
    platform_dct_security_t *security;
    wiced_ip_address_t server;
    char reply[12] = {0};

    wiced_init();
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    SET_IPV4_ADDRESS(server, MAKE_IPV4_ADDRESS(198, 51, 100, 3));
    WPRINT_APP_INFO(("trust %d\n", wiced_tls_init_root_ca_certificates(ROOT_CA, strlen(ROOT_CA))));
    wiced_dct_read_lock((void **)&security, WICED_FALSE, DCT_SECURITY_SECTION, 0, sizeof *security);
    WPRINT_APP_INFO(("identity %d\n",
                     wiced_tls_init_identity(&identity, security->private_key, strlen(security->private_key),
                                             (uint8_t *)security->certificate, strlen(security->certificate))));
    wiced_dct_read_unlock(security, WICED_FALSE);
    wiced_tls_init_context(&context, &identity, PEER);
    wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    wiced_tcp_bind(&socket, WICED_ANY_PORT);
    wiced_tcp_enable_tls(&socket, &context);
    wiced_result_t result = wiced_tcp_connect(&socket, &server, 40508, 2000);
    WPRINT_APP_INFO(("connect %d\n", result));
    if (result == WICED_SUCCESS) {
        wiced_tcp_stream_init(&stream, &socket);
        wiced_tcp_stream_write(&stream, "W0FAC0B1234", 11);
        wiced_tcp_stream_flush(&stream);
        wiced_tcp_stream_read(&stream, reply, 11, 500);
        WPRINT_APP_INFO(("reply %s\n", reply));
        wiced_tcp_stream_deinit(&stream);
    }
    wiced_tcp_delete_socket(&socket);
}
