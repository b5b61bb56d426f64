/* A press flips the LED and tells the register server; what is refused is tried again, as the Java client does. */
#include "wiced.h"

#define ATTEMPTS 10

static wiced_semaphore_t presses;
static wiced_thread_t press_thread;
static wiced_ip_address_t server;
static uint16_t device_id;

static void on_press(void *arg) {
    UNUSED_PARAMETER(arg);
    wiced_rtos_set_semaphore(&presses);
}

static wiced_result_t send_frame(const char *frame) {
    wiced_tcp_socket_t socket;
    wiced_tcp_stream_t stream;
    char reply[12] = {0};
    wiced_result_t result = wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    if (result != WICED_SUCCESS) {
        return result;
    }
    wiced_tcp_bind(&socket, WICED_ANY_PORT);
    result = wiced_tcp_connect(&socket, &server, 27708, 2000);
    if (result == WICED_SUCCESS) {
        wiced_tcp_stream_init(&stream, &socket);
        wiced_tcp_stream_write(&stream, frame, 11);
        wiced_tcp_stream_flush(&stream);
        result = wiced_tcp_stream_read(&stream, reply, 11, 500);
        wiced_tcp_stream_deinit(&stream);
    }
    wiced_tcp_delete_socket(&socket);
    return result;
}

static void serve_presses(wiced_thread_arg_t arg) {
    UNUSED_PARAMETER(arg);
    int lit = 0;
    while (WICED_TRUE) {
        char frame[12];
        wiced_rtos_get_semaphore(&presses, WICED_WAIT_FOREVER);
        lit = !lit;
        if (lit) {
            wiced_gpio_output_high(WICED_LED1);
        } else {
            wiced_gpio_output_low(WICED_LED1);
        }
        snprintf(frame, sizeof frame, "W%04X05%04X", device_id, lit);
        for (int i = 0; i < ATTEMPTS && send_frame(frame) != WICED_SUCCESS; i++) {
            wiced_rtos_delay_milliseconds(200 + rand() % 800);
        }
    }
}

void application_start(void) {
    wiced_mac_t mac;
    wiced_init();
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    wiced_wifi_get_mac_address(&mac);
    for (int i = 0; i < 6; i++) {
        device_id = (uint16_t)(device_id + mac.octet[i]);
    }
    wiced_hostname_lookup("wwep.wa101.cypress.com", &server, 10000, WICED_STA_INTERFACE);
    wiced_rtos_init_semaphore(&presses);
    wiced_rtos_create_thread(&press_thread, WICED_DEFAULT_LIBRARY_PRIORITY, "presses", serve_presses, 6200, NULL);
    wiced_gpio_input_irq_enable(WICED_BUTTON1, IRQ_TRIGGER_FALLING_EDGE, on_press, NULL);
}
