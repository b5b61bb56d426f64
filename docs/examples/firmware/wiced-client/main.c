/*
 * The course's client (exercises 01 and 02): a press of the button flips the LED and tells the register server.
 *
 * One thread waits for presses. The interrupt handler only gives a semaphore, since nothing may block in it.
 */
#include "wiced.h"

#define SERVER_NAME "wwep.wa101.cypress.com"
#define SERVER_ADDRESS MAKE_IPV4_ADDRESS(198, 51, 100, 3)
#define SERVER_PORT 27708
#define LED_REGISTER 0x05

#define THREAD_STACK 6200
#define LOOKUP_TIMEOUT 10000
#define CONNECT_TIMEOUT 2000
#define REPLY_TIMEOUT 500
#define FRAME_LENGTH 11

static wiced_semaphore_t presses;
static wiced_thread_t press_thread;
static wiced_ip_address_t server;
static uint16_t device_id;

static void on_press(void *arg) {
    UNUSED_PARAMETER(arg);
    wiced_rtos_set_semaphore(&presses);
}

static void find_out_id(void) {
    wiced_mac_t mac;
    wiced_wifi_get_mac_address(&mac);
    for (int i = 0; i < 6; i++) {
        device_id = (uint16_t)(device_id + mac.octet[i]);
    }
    WPRINT_APP_INFO(("device %04X\n", device_id));
}

static void find_server(void) {
    if (wiced_hostname_lookup(SERVER_NAME, &server, LOOKUP_TIMEOUT, WICED_STA_INTERFACE) != WICED_SUCCESS) {
        SET_IPV4_ADDRESS(server, SERVER_ADDRESS);
        WPRINT_APP_INFO(("no address for " SERVER_NAME ", taking the fixed one\n"));
    }
}

static wiced_result_t exchange(wiced_tcp_socket_t *socket, const char *frame) {
    wiced_tcp_stream_t stream;
    char reply[FRAME_LENGTH + 1] = {0};
    uint32_t count = 0;

    wiced_tcp_stream_init(&stream, socket);
    wiced_tcp_stream_write(&stream, frame, FRAME_LENGTH);
    wiced_tcp_stream_flush(&stream);
    wiced_result_t result =
        wiced_tcp_stream_read_with_count(&stream, reply, FRAME_LENGTH, REPLY_TIMEOUT, &count);
    if (count > 0) {
        WPRINT_APP_INFO(("reply %s\n", reply));
    }
    wiced_tcp_stream_deinit(&stream);
    return result;
}

static void send_led(wiced_bool_t lit) {
    wiced_tcp_socket_t socket;
    char frame[FRAME_LENGTH + 1];
    snprintf(frame, sizeof frame, "W%04X%02X%04X", device_id, LED_REGISTER, lit);
    WPRINT_APP_INFO(("send %s\n", frame));

    wiced_result_t result = wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    if (result != WICED_SUCCESS) {
        WPRINT_APP_INFO(("no socket: %d\n", result));
        return;
    }
    wiced_tcp_bind(&socket, WICED_ANY_PORT);
    result = wiced_tcp_connect(&socket, &server, SERVER_PORT, CONNECT_TIMEOUT);
    if (result == WICED_SUCCESS) {
        result = exchange(&socket, frame);
    }
    if (result != WICED_SUCCESS) {
        WPRINT_APP_INFO(("failed: %d\n", result));
    }
    wiced_tcp_delete_socket(&socket);
}

static void serve_presses(wiced_thread_arg_t arg) {
    UNUSED_PARAMETER(arg);
    wiced_bool_t lit = WICED_FALSE;
    while (WICED_TRUE) {
        wiced_rtos_get_semaphore(&presses, WICED_WAIT_FOREVER);
        lit = lit ? WICED_FALSE : WICED_TRUE;
        if (lit) {
            wiced_gpio_output_high(WICED_LED1);
        } else {
            wiced_gpio_output_low(WICED_LED1);
        }
        send_led(lit);
    }
}

void application_start(void) {
    wiced_init();
    wiced_gpio_output_low(WICED_LED1);
    while (wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL) != WICED_SUCCESS) {
        WPRINT_APP_INFO(("no network yet\n"));
    }
    find_out_id();
    find_server();
    wiced_rtos_init_semaphore(&presses);
    wiced_rtos_create_thread(&press_thread, WICED_DEFAULT_LIBRARY_PRIORITY, "presses", serve_presses, THREAD_STACK,
                             NULL);
    wiced_gpio_input_irq_enable(WICED_BUTTON1, IRQ_TRIGGER_FALLING_EDGE, on_press, NULL);
    WPRINT_APP_INFO(("ready\n"));
}
