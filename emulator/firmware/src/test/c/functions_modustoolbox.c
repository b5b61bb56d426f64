/* Every function of ModusToolbox that no other program of a test calls; the server is the register server. */
#include <FreeRTOS.h>
#include <stdlib.h>
#include <string.h>
#include <task.h>
#include "cy_network_mw_core.h"
#include "cy_nw_helper.h"
#include "cy_retarget_io.h"
#include "cy_secure_sockets.h"
#include "cy_tls.h"
#include "cy_utils.h"
#include "cy_wcm.h"
#include "cybsp.h"
#include "cyhal.h"
#include "mdns.h"
#include "check.h"

static int events_seen[16];

static void on_event(cy_wcm_event_t event, cy_wcm_event_data_t *data) {
    (void)data;
    events_seen[event]++;
}

static void results(void) {
    cy_rslt_t made = CY_RSLT_CREATE(CY_RSLT_TYPE_ERROR, CY_RSLT_MODULE_TLS_BASE, 6);
    CHECK(made == CY_RSLT_MODULE_TLS_PARSE_KEY);
    CHECK(CY_RSLT_GET_TYPE(made) == CY_RSLT_TYPE_ERROR && CY_RSLT_GET_CODE(made) == 6);
    CHECK(CY_RSLT_GET_MODULE(made) == CY_RSLT_MODULE_TLS_BASE);
}

static void addresses(void) {
    cy_nw_ip_address_t address;
    char text[16];
    CHECK(cy_nw_str_to_ipv4("198.51.100.3", &address) == 0 && address.version == NW_IP_IPV4);
    CHECK(cy_nw_ntoa(&address, text) == 0 && strcmp(text, "198.51.100.3") == 0);
    CHECK(cy_nw_str_to_ipv4("198.51.100.300", &address) != 0);
    ip4_addr_t raw = {address.ip.v4};
    CHECK(strcmp(ip4addr_ntoa(&raw), "198.51.100.3") == 0 && strcmp(ipaddr_ntoa(&raw), "198.51.100.3") == 0);
}

static void wifi(void) {
    cy_wcm_config_t config = {CY_WCM_INTERFACE_TYPE_STA};
    cy_wcm_connect_params_t params = {.ap_credentials = {.SSID = "course", .security = CY_WCM_SECURITY_WPA2_AES_PSK}};
    cy_wcm_ap_config_t own = {.channel = 1};
    cy_wcm_ip_address_t address = {0}, again = {0};
    cy_wcm_associated_ap_info_t info;
    uint32_t elapsed = 0;
    CHECK(cy_wcm_connect_ap(&params, &address) == CY_RSLT_WCM_NOT_INITIALIZED);
    CHECK(cy_wcm_init(&config) == CY_RSLT_SUCCESS && !cy_wcm_is_connected_to_ap());
    CHECK(cy_wcm_register_event_callback(on_event) == CY_RSLT_SUCCESS);
    CHECK(cy_wcm_ping(CY_WCM_INTERFACE_TYPE_STA, &address, 100, &elapsed) == CY_RSLT_WCM_NETWORK_DOWN);
    CHECK(cy_wcm_get_ip_addr(CY_WCM_INTERFACE_TYPE_STA, &again) == CY_RSLT_WCM_NETWORK_DOWN);
    CHECK(cy_wcm_get_associated_ap_info(&info) == CY_RSLT_WCM_NETWORK_DOWN);
    CHECK(cy_wcm_disconnect_ap() == CY_RSLT_WCM_NETWORK_DOWN);
    CHECK(cy_wcm_connect_ap(&params, &address) == CY_RSLT_SUCCESS && cy_wcm_is_connected_to_ap());
    CHECK(events_seen[CY_WCM_EVENT_CONNECTING] == 1 && events_seen[CY_WCM_EVENT_CONNECTED] == 1);
    CHECK(events_seen[CY_WCM_EVENT_IP_CHANGED] == 1);
    CHECK(cy_wcm_get_ip_addr(CY_WCM_INTERFACE_TYPE_STA, &again) == CY_RSLT_SUCCESS);
    CHECK(again.version == CY_WCM_IP_VER_V4 && again.ip.v4 == address.ip.v4 && again.ip.v4 == 0x0E6433C6);
    CHECK(cy_wcm_ping(CY_WCM_INTERFACE_TYPE_STA, &address, 100, &elapsed) == CY_RSLT_SUCCESS && elapsed <= 100);
    CHECK(cy_wcm_get_associated_ap_info(&info) == CY_RSLT_SUCCESS && strcmp((char *)info.SSID, "course") == 0);
    CHECK(info.security == CY_WCM_SECURITY_WPA2_AES_PSK);
    CHECK(cy_wcm_disconnect_ap() == CY_RSLT_SUCCESS && !cy_wcm_is_connected_to_ap());
    CHECK(events_seen[CY_WCM_EVENT_DISCONNECTED] == 1);
    CHECK(cy_wcm_start_ap(NULL) == CY_RSLT_WCM_BAD_ARG && cy_wcm_start_ap(&own) == CY_RSLT_SUCCESS);
    CHECK(cy_wcm_stop_ap() == CY_RSLT_SUCCESS);
    CHECK(cy_wcm_deregister_event_callback(on_event) == CY_RSLT_SUCCESS);
    CHECK(cy_wcm_deregister_event_callback(on_event) == CY_RSLT_WCM_BAD_ARG);
    CHECK(cy_wcm_connect_ap(&params, &address) == CY_RSLT_SUCCESS && events_seen[CY_WCM_EVENT_CONNECTING] == 2);
}

static void sockets(void) {
    cy_socket_t socket = CY_SOCKET_INVALID_HANDLE;
    cy_socket_sockaddr_t server = {.port = 27708}, peer = {0};
    uint32_t length = 0, number = 0, size = sizeof number, flags;
    char reply[16] = {0};
    CHECK(cy_socket_create(CY_SOCKET_DOMAIN_AF_INET, CY_SOCKET_TYPE_DGRAM, CY_SOCKET_IPPROTO_UDP, &socket) ==
          CY_RSLT_MODULE_SECURE_SOCKETS_PROTOCOL_NOT_SUPPORTED);
    CHECK(cy_socket_gethostbyname("wwep.wa101.cypress.com", CY_SOCKET_IP_VER_V4, &server.ip_address) == CY_RSLT_SUCCESS);
    CHECK(cy_socket_create(CY_SOCKET_DOMAIN_AF_INET, CY_SOCKET_TYPE_STREAM, CY_SOCKET_IPPROTO_TCP, &socket) ==
          CY_RSLT_SUCCESS);
    number = 700;
    CHECK(cy_socket_setsockopt(socket, CY_SOCKET_SOL_SOCKET, CY_SOCKET_SO_RCVTIMEO, &number, size) == CY_RSLT_SUCCESS);
    number = 0;
    CHECK(cy_socket_getsockopt(socket, CY_SOCKET_SOL_SOCKET, CY_SOCKET_SO_RCVTIMEO, &number, &size) ==
          CY_RSLT_SUCCESS && number == 700 && size == 4);
    CHECK(cy_socket_getpeername(socket, &peer, &length) == CY_RSLT_MODULE_SECURE_SOCKETS_NOT_CONNECTED);
    CHECK(cy_socket_connect(socket, &server, sizeof server) == CY_RSLT_SUCCESS);
    CHECK(cy_socket_getpeername(socket, &peer, &length) == CY_RSLT_SUCCESS && peer.port == 27708);
    CHECK(length == sizeof peer && peer.ip_address.ip.v4 == server.ip_address.ip.v4);
    flags = CY_SOCKET_POLL_READ;
    CHECK(cy_socket_poll(socket, &flags, 5) == CY_RSLT_MODULE_SECURE_SOCKETS_TIMEOUT && flags == 0);
    flags = CY_SOCKET_POLL_READ | CY_SOCKET_POLL_WRITE;
    CHECK(cy_socket_poll(socket, &flags, 5) == CY_RSLT_SUCCESS && flags == CY_SOCKET_POLL_WRITE);
    CHECK(cy_socket_send(socket, "W123405ABCD", 11, CY_SOCKET_FLAGS_NONE, &length) == CY_RSLT_SUCCESS && length == 11);
    CHECK(cy_socket_shutdown(socket, CY_SOCKET_SHUT_WR) == CY_RSLT_SUCCESS);
    flags = CY_SOCKET_POLL_READ;
    CHECK(cy_socket_poll(socket, &flags, 1000) == CY_RSLT_SUCCESS && flags == CY_SOCKET_POLL_READ);
    CHECK(cy_socket_recv(socket, reply, 11, CY_SOCKET_FLAGS_NONE, &length) == CY_RSLT_SUCCESS);
    CHECK(length == 11 && strcmp(reply, "A123405ABCD") == 0);
    CHECK(cy_socket_disconnect(socket, 0) == CY_RSLT_SUCCESS && cy_socket_delete(socket) == CY_RSLT_SUCCESS);
    CHECK(cy_socket_send(socket, "X", 1, 0, &length) == CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET);
}

static void credentials(void) {
    void *identity = NULL;
    CHECK(cy_tls_init() == CY_RSLT_SUCCESS);
    CHECK(cy_tls_create_identity("no", 2, "key", 3, &identity) == CY_RSLT_MODULE_TLS_PARSE_KEY && identity == NULL);
    CHECK(cy_tls_delete_identity(identity) == CY_RSLT_MODULE_TLS_BADARG);
    CHECK(cy_tls_load_global_root_ca_certificates("no", 2) == CY_RSLT_MODULE_TLS_PARSE_CERTIFICATE);
    CHECK(cy_tls_release_global_root_ca_certificates() == CY_RSLT_SUCCESS && cy_tls_deinit() == CY_RSLT_SUCCESS);
}

static void pins(void) {
    CHECK(cyhal_gpio_init(CYBSP_USER_LED, CYHAL_GPIO_DIR_OUTPUT, CYHAL_GPIO_DRIVE_STRONG, CYBSP_LED_STATE_OFF) ==
          CY_RSLT_SUCCESS);
    CHECK(cyhal_gpio_configure(CYBSP_USER_LED, CYHAL_GPIO_DIR_OUTPUT, CYHAL_GPIO_DRIVE_STRONG) == CY_RSLT_SUCCESS);
    CHECK(cyhal_gpio_read(CYBSP_USER_LED) == CYBSP_LED_STATE_OFF);
    cyhal_gpio_toggle(CYBSP_USER_LED);
    CHECK(cyhal_gpio_read(CYBSP_USER_LED) == CYBSP_LED_STATE_ON && cyhal_gpio_read(CYBSP_USER_BTN) == CYBSP_BTN_OFF);
    cyhal_gpio_enable_event(CYBSP_USER_BTN, CYHAL_GPIO_IRQ_BOTH, 5, true);
    cyhal_gpio_free(CYBSP_USER_BTN);
}

static void waits(void) {
    TickType_t start = xTaskGetTickCount();
    CHECK(cyhal_system_delay_ms(5) == CY_RSLT_SUCCESS);
    cyhal_system_delay_us(2000);
    Cy_SysLib_Delay(3);
    CyDelay(4);
    CHECK(xTaskGetTickCount() == start + 14);
}

static void serial(void) {
    uint8_t byte = 0;
    char rest[8] = {0};
    size_t length = 4;
    CHECK(cy_retarget_io_init_fc(0, 0, 0, 0, 115200) == CY_RSLT_SUCCESS && !cy_retarget_io_is_tx_active());
    CHECK(cyhal_uart_readable(&cy_retarget_io_uart_obj) == 0);
    CHECK(cyhal_uart_getc(&cy_retarget_io_uart_obj, &byte, 5) != CY_RSLT_SUCCESS);
    CHECK(cyhal_uart_write(&cy_retarget_io_uart_obj, (void *)"typ", &(size_t){3}) == CY_RSLT_SUCCESS);
    CHECK(cyhal_uart_putc(&cy_retarget_io_uart_obj, 'e') == CY_RSLT_SUCCESS);
    CHECK(cyhal_uart_putc(&cy_retarget_io_uart_obj, '\n') == CY_RSLT_SUCCESS);
    CHECK(cyhal_uart_getc(&cy_retarget_io_uart_obj, &byte, 0) == CY_RSLT_SUCCESS && byte == 't');
    CHECK(cyhal_uart_readable(&cy_retarget_io_uart_obj) == 1);
    CHECK(cyhal_uart_read(&cy_retarget_io_uart_obj, rest, &length) == CY_RSLT_SUCCESS);
    CHECK(length == 4 && strcmp(rest, "yped") == 0);
    cy_retarget_io_deinit();
}

static void run(void *arg) {
    (void)arg;
    results();
    addresses();
    wifi();
    sockets();
    credentials();
    pins();
    waits();
    serial();
    struct netif *netif = cy_network_get_nw_interface(CY_NETWORK_WIFI_STA_INTERFACE, 0);
    mdns_resp_init();
    CHECK(mdns_resp_add_netif(netif, "board", 60) == ERR_OK);
    mdns_resp_announce(netif);
    CHECK(mdns_resp_remove_netif(netif) == ERR_OK && mdns_resp_remove_netif(NULL) == ERR_ARG);
    CHECK(cy_wcm_disconnect_ap() == CY_RSLT_SUCCESS && cy_wcm_deinit() == CY_RSLT_SUCCESS);
    checked();
    CY_HALT();
}

int main(void) {
    cybsp_init();
    xTaskCreate(run, "main", 4096, NULL, 2, NULL);
    vTaskStartScheduler();
    return 0;
}
