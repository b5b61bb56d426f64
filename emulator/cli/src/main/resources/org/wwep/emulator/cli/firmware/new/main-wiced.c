/*
 * Each press of the first button flips the first LED and writes it to register 05 of the register server.
 * Builds unchanged with WICED for a board, and with wwep for the simulator.
 */
#include "wiced.h"

#define SERVER_NAME "wwep.wa101.cypress.com"
#define SERVER_PORT 27708
#define FRAME_LENGTH 11
#define ATTEMPTS 3
#define BOUNCE 20

static wiced_semaphore_t presses;
static wiced_ip_address_t server;
static uint16_t device_id;

/* An interrupt handler must not block: it only tells the thread below. A contact bounces: edges soon after another are none. */
static void on_edge(void *arg) {
    static wiced_time_t last;
    wiced_time_t now;
    UNUSED_PARAMETER(arg);
    wiced_time_get_time(&now);
    if ((last == 0 || now - last > BOUNCE) && !wiced_gpio_input_get(WICED_BUTTON1)) {
        wiced_rtos_set_semaphore(&presses);
    }
    last = now;
}

static wiced_result_t ask(wiced_tcp_socket_t *socket, const char *frame, char *reply) {
    wiced_tcp_stream_t stream;
    wiced_tcp_stream_init(&stream, socket);
    wiced_tcp_stream_write(&stream, frame, FRAME_LENGTH);
    wiced_result_t result = wiced_tcp_stream_flush(&stream);
    if (result == WICED_SUCCESS) {
        result = wiced_tcp_stream_read(&stream, reply, FRAME_LENGTH, 500);
    }
    wiced_tcp_stream_deinit(&stream);
    return result;
}

static wiced_bool_t tell(const char *frame) {
    wiced_tcp_socket_t socket;
    char reply[FRAME_LENGTH + 1] = {0};
    if (wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE) != WICED_SUCCESS) {
        return WICED_FALSE;
    }
    wiced_tcp_bind(&socket, WICED_ANY_PORT);
    wiced_result_t result = wiced_tcp_connect(&socket, &server, SERVER_PORT, 2000);
    if (result == WICED_SUCCESS) {
        result = ask(&socket, frame, reply);
    }
    wiced_tcp_delete_socket(&socket);
    return result == WICED_SUCCESS && reply[0] == 'A' ? WICED_TRUE : WICED_FALSE;
}

static void join(void) {
    wiced_mac_t mac;
    while (wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL) != WICED_SUCCESS) {
        WPRINT_APP_INFO(("no network yet\n"));
    }
    wiced_wifi_get_mac_address(&mac);
    for (int i = 0; i < 6; i++) {
        device_id = (uint16_t)(device_id + mac.octet[i]);
    }
    while (wiced_hostname_lookup(SERVER_NAME, &server, 10000, WICED_STA_INTERFACE) != WICED_SUCCESS) {
        WPRINT_APP_INFO(("no address for " SERVER_NAME " yet\n"));
    }
}

void application_start(void) {
    wiced_bool_t lit = WICED_FALSE;
    wiced_init();
    join();
    wiced_rtos_init_semaphore(&presses);
    wiced_gpio_input_irq_enable(WICED_BUTTON1, IRQ_TRIGGER_BOTH_EDGES, on_edge, NULL);
    WPRINT_APP_INFO(("ready\n"));
    while (1) {
        char frame[FRAME_LENGTH + 1];
        wiced_bool_t told = WICED_FALSE;
        wiced_rtos_get_semaphore(&presses, WICED_WAIT_FOREVER);
        lit = lit ? WICED_FALSE : WICED_TRUE;
        if (lit) {
            wiced_gpio_output_high(WICED_LED1);
        } else {
            wiced_gpio_output_low(WICED_LED1);
        }
        snprintf(frame, sizeof frame, "W%04X05%04X", device_id, lit);
        for (int i = 0; i < ATTEMPTS && !told; i++) {
            told = tell(frame);
        }
        WPRINT_APP_INFO(("%s %s\n", frame, told ? "acknowledged" : "given up"));
    }
}
