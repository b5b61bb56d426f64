/*
 * The course's dual client: the first button tells the server over an open connection, the second over TLS, each
 * with an LED, a thread and a semaphore of its own. Frames travel in packets, as in exercise 03.
 *
 * Define ROOT_CA as the PEM text of the certificate to believe; without it whoever answers is believed.
 */
#include "wiced.h"
#include "wiced_tls.h"

#define OPEN_PORT 27708
#define TLS_PORT 40508
#define LED_REGISTER 0x05
#define THREAD_STACK 8192
#define CONNECT_TIMEOUT 2000
#define REPLY_TIMEOUT 500

typedef struct {
    const char *name;
    wiced_gpio_t button, led;
    uint16_t port;
    wiced_tls_context_t *tls; /* NULL: in the clear */
    wiced_semaphore_t presses;
    wiced_thread_t thread;
    wiced_bool_t lit;
} link_t;

static wiced_tls_identity_t identity;
static wiced_tls_context_t context;
static wiced_ip_address_t server;
static uint16_t device_id;

static link_t links[] = {
    {.name = "open", .button = WICED_BUTTON1, .led = WICED_LED1, .port = OPEN_PORT},
    {.name = "tls", .button = WICED_BUTTON2, .led = WICED_LED2, .port = TLS_PORT, .tls = &context},
};

static void on_press(void *arg) {
    link_t *link = arg;
    wiced_rtos_set_semaphore(&link->presses);
}

static wiced_result_t send_frame(wiced_tcp_socket_t *socket, const char *frame) {
    wiced_packet_t *packet;
    uint8_t *data;
    uint16_t room;
    size_t length = strlen(frame);
    wiced_result_t result = wiced_packet_create_tcp(socket, (uint16_t)length, &packet, &data, &room);
    if (result != WICED_SUCCESS) {
        return result;
    }
    memcpy(data, frame, length);
    wiced_packet_set_data_end(packet, data + length);
    result = wiced_tcp_send_packet(socket, packet);
    wiced_packet_delete(packet);
    return result;
}

static wiced_result_t print_reply(link_t *link, wiced_tcp_socket_t *socket) {
    wiced_packet_t *packet;
    uint8_t *data;
    uint16_t length, available;
    wiced_result_t result = wiced_tcp_receive(socket, &packet, REPLY_TIMEOUT);
    if (result == WICED_SUCCESS) {
        wiced_packet_get_data(packet, 0, &data, &length, &available);
        WPRINT_APP_INFO(("%s: reply %.*s\n", link->name, length, (const char *)data));
        wiced_packet_delete(packet);
    }
    return result;
}

static void tell(link_t *link) {
    wiced_tcp_socket_t socket;
    char frame[12];
    snprintf(frame, sizeof frame, "W%04X%02X%04X", device_id, LED_REGISTER, link->lit);
    WPRINT_APP_INFO(("%s: send %s\n", link->name, frame));
    if (wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE) != WICED_SUCCESS) {
        return;
    }
    wiced_tcp_bind(&socket, WICED_ANY_PORT);
    if (link->tls != NULL) {
        wiced_tcp_enable_tls(&socket, link->tls);
    }
    wiced_result_t result = wiced_tcp_connect(&socket, &server, link->port, CONNECT_TIMEOUT);
    if (result == WICED_SUCCESS) {
        result = send_frame(&socket, frame);
    }
    if (result == WICED_SUCCESS) {
        result = print_reply(link, &socket);
    }
    if (result != WICED_SUCCESS) {
        WPRINT_APP_INFO(("%s: failed %d\n", link->name, result));
    }
    wiced_tcp_delete_socket(&socket);
}

static void serve(wiced_thread_arg_t arg) {
    link_t *link = arg;
    while (WICED_TRUE) {
        wiced_rtos_get_semaphore(&link->presses, WICED_WAIT_FOREVER);
        link->lit = link->lit ? WICED_FALSE : WICED_TRUE;
        if (link->lit) {
            wiced_gpio_output_high(link->led);
        } else {
            wiced_gpio_output_low(link->led);
        }
        tell(link);
    }
}

static void prepare_tls(void) {
    platform_dct_security_t *security;
#ifdef ROOT_CA
    wiced_tls_init_root_ca_certificates(ROOT_CA, strlen(ROOT_CA));
#endif
    wiced_dct_read_lock((void **)&security, WICED_FALSE, DCT_SECURITY_SECTION, 0, sizeof *security);
    wiced_tls_init_identity(&identity, security->private_key, strlen(security->private_key),
                            (const uint8_t *)security->certificate, strlen(security->certificate));
    wiced_dct_read_unlock(security, WICED_FALSE);
    wiced_tls_init_context(&context, &identity, NULL);
}

void application_start(void) {
    wiced_mac_t mac;
    wiced_init();
    while (wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL) != WICED_SUCCESS) {
        WPRINT_APP_INFO(("no network yet\n"));
    }
    wiced_wifi_get_mac_address(&mac);
    for (int i = 0; i < 6; i++) {
        device_id = (uint16_t)(device_id + mac.octet[i]);
    }
    if (wiced_hostname_lookup("wwep.wa101.cypress.com", &server, 10000, WICED_STA_INTERFACE) != WICED_SUCCESS) {
        SET_IPV4_ADDRESS(server, MAKE_IPV4_ADDRESS(198, 51, 100, 3));
    }
    prepare_tls();
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        link_t *link = &links[i];
        wiced_rtos_init_semaphore(&link->presses);
        wiced_rtos_create_thread(&link->thread, WICED_DEFAULT_LIBRARY_PRIORITY, link->name, serve, THREAD_STACK, link);
        wiced_gpio_input_irq_enable(link->button, IRQ_TRIGGER_FALLING_EDGE, on_press, link);
    }
    WPRINT_APP_INFO(("ready\n"));
}
