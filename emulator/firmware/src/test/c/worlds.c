/* What firmware sees of its world, and has to see in each: threads, time, network, console, pins, its own end. */
#include <stdlib.h>
#include "wiced.h"

#define WAIT_MS 30

static wiced_semaphore_t pressed, ping, pong;
static wiced_queue_t numbers;
static wiced_thread_t other;
static wiced_ip_address_t server;

static void on_press(void *arg) {
    UNUSED_PARAMETER(arg);
    wiced_rtos_set_semaphore(&pressed);
}

static void answer(wiced_thread_arg_t arg) {
    for (int i = 0; i < 3; i++) {
        wiced_rtos_get_semaphore(&ping, WICED_WAIT_FOREVER);
        WPRINT_APP_INFO(("%s %d\n", (char *)arg, i));
        wiced_rtos_push_to_queue(&numbers, &i, WICED_WAIT_FOREVER);
        wiced_rtos_set_semaphore(&pong);
    }
}

/* Whether at least so much time has passed. */
static int passed(wiced_time_t since, wiced_time_t milliseconds) {
    wiced_time_t now;
    wiced_time_get_time(&now);
    return now - since >= milliseconds;
}

static void threads(void) {
    wiced_time_t begun;
    int sum = 0, number;
    wiced_rtos_init_semaphore(&ping);
    wiced_rtos_init_semaphore(&pong);
    wiced_rtos_init_queue(&numbers, "numbers", sizeof number, 3);
    wiced_rtos_create_thread(&other, 5, "other", answer, 4096, "other");
    for (int i = 0; i < 3; i++) {
        wiced_rtos_set_semaphore(&ping);
        wiced_rtos_get_semaphore(&pong, WICED_WAIT_FOREVER);
        wiced_rtos_pop_from_queue(&numbers, &number, WICED_WAIT_FOREVER);
        sum += number;
    }
    wiced_rtos_thread_join(&other);
    wiced_time_get_time(&begun);
    wiced_result_t result = wiced_rtos_get_semaphore(&pong, WAIT_MS);
    WPRINT_APP_INFO(("sum %d, timeout %d, waited %d\n", sum, result, passed(begun, WAIT_MS)));
    wiced_rtos_delay_milliseconds(WAIT_MS);
    WPRINT_APP_INFO(("slept %d\n", passed(begun, 2 * WAIT_MS)));
}

static void receive(wiced_tcp_socket_t *socket, uint32_t timeout) {
    wiced_packet_t *packet;
    wiced_result_t result = wiced_tcp_receive(socket, &packet, timeout);
    if (result == WICED_SUCCESS) {
        uint8_t *data;
        uint16_t some, all;
        wiced_packet_get_data(packet, 0, &data, &some, &all);
        WPRINT_APP_INFO(("received %.*s\n", all, (char *)data));
        wiced_packet_delete(packet);
    } else {
        WPRINT_APP_INFO(("received %s\n", result == WICED_TIMEOUT ? "nothing in time" : "the end"));
    }
}

static void network(void) {
    wiced_tcp_socket_t socket;
    wiced_socket_state_t state;
    wiced_mac_t mac;
    wiced_ip_address_t own;
    wiced_wifi_get_mac_address(&mac);
    WPRINT_APP_INFO(("up %d\n", wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL)));
    WPRINT_APP_INFO(("mac %02x, address %d\n", mac.octet[0], wiced_ip_get_ipv4_address(WICED_STA_INTERFACE, &own)));
    WPRINT_APP_INFO(("found %d\n", wiced_hostname_lookup("wwep.wa101.cypress.com", &server, 5000, WICED_STA_INTERFACE)));
    wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    wiced_result_t result = wiced_tcp_connect(&socket, &server, 1, 2000);
    WPRINT_APP_INFO(("nobody there %d\n", result != WICED_SUCCESS));
    wiced_tcp_delete_socket(&socket);
    wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    result = wiced_tcp_connect(&socket, &server, 27708, 2000);
    wiced_tcp_get_socket_state(&socket, &state);
    WPRINT_APP_INFO(("connected %d, state %d\n", result, state == WICED_SOCKET_CONNECTED));
    receive(&socket, WAIT_MS);
    wiced_tcp_send_buffer(&socket, "W1234", 5);
    wiced_rtos_delay_milliseconds(WAIT_MS);
    wiced_tcp_send_buffer(&socket, "05ABCD", 6);
    receive(&socket, 2000);
    receive(&socket, 2000);
    WPRINT_APP_INFO(("disconnected %d\n", wiced_tcp_disconnect(&socket)));
    wiced_tcp_delete_socket(&socket);
}

static void console_and_pins(void) {
    char typed[6] = {0};
    uint32_t size = 5;
    WPRINT_APP_INFO(("type\n"));
    wiced_result_t result = wiced_uart_receive_bytes(STDIO_UART, typed, &size, WICED_NEVER_TIMEOUT);
    WPRINT_APP_INFO(("typed %s %d\n", typed, result));
    wiced_rtos_init_semaphore(&pressed);
    wiced_gpio_input_irq_enable(WICED_BUTTON1, IRQ_TRIGGER_FALLING_EDGE, on_press, NULL);
    WPRINT_APP_INFO(("press\n"));
    wiced_rtos_get_semaphore(&pressed, WICED_WAIT_FOREVER);
    wiced_gpio_output_high(WICED_LED1);
    WPRINT_APP_INFO(("lit\n"));
}

void application_start(void) {
    wiced_init();
    threads();
    network();
    console_and_pins();
    free(calloc(100, 100));
    WPRINT_APP_INFO(("over\n"));
    *(volatile int *)16 = 1;
}
