/*
 * A client on packets that loses nothing: each press is told to the server in order, again and again until the server has
 * acknowledged it. With -DBUG=1, 2 or 3 one thing in it is wrong.
 */
#include "wiced.h"

#define LOSES_A_PRESS_ON_TIMEOUT 1
#define LEAKS_A_PACKET_ON_X 2
#define STACK_GROWS_WITH_THE_REPLY 3

#ifndef BUG
#define BUG 0
#endif

#define FRAME_LENGTH 11
#define CONNECT_TIMEOUT 2000
#define REPLY_TIMEOUT 30000
#define PAUSE 200
#define BOUNCE 10

static wiced_semaphore_t presses;
static wiced_thread_t press_thread;
static wiced_ip_address_t server;
static uint16_t device_id;

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

/* Counts what is behind the frame in a reply, such as a reason. */
static int remark_length(const char *text, int left) {
#if BUG == STACK_GROWS_WITH_THE_REPLY
    volatile char seen[3000];
    seen[0] = *text;
    return left == 0 ? 0 : (seen[0] != 0) + remark_length(text + 1, left - 1);
#else
    int length = 0;
    for (; left > 0 && *text != 0; left--, text++) {
        length++;
    }
    return length;
#endif
}

static wiced_result_t send_frame(wiced_tcp_socket_t *socket, const char *frame) {
    wiced_packet_t *packet;
    uint8_t *data;
    uint16_t room;
    wiced_result_t result = wiced_packet_create_tcp(socket, FRAME_LENGTH, &packet, &data, &room);
    if (result != WICED_SUCCESS) {
        return result;
    }
    memcpy(data, frame, FRAME_LENGTH);
    wiced_packet_set_data_end(packet, data + FRAME_LENGTH);
    result = wiced_tcp_send_packet(socket, packet);
    if (result != WICED_SUCCESS) {
        wiced_packet_delete(packet);
    }
    return result;
}

/* Reads until the reply is whole, or the peer has closed. */
static wiced_bool_t acknowledged(wiced_tcp_socket_t *socket, const char *frame) {
    char reply[64];
    uint16_t have = 0;
    while (have < FRAME_LENGTH) {
        wiced_packet_t *packet;
        uint8_t *data;
        uint16_t available, total;
        if (wiced_tcp_receive(socket, &packet, REPLY_TIMEOUT) != WICED_SUCCESS) {
            return WICED_FALSE;
        }
        wiced_packet_get_data(packet, 0, &data, &available, &total);
        for (int i = 0; i < available && have < sizeof reply; i++) {
            reply[have++] = (char)data[i];
        }
        if (have > 0 && reply[0] == 'X') {
            WPRINT_APP_INFO(("refused, %d more\n", remark_length(reply + 1, have - 1)));
            if (BUG != LEAKS_A_PACKET_ON_X) {
                wiced_packet_delete(packet);
            }
            return WICED_FALSE;
        }
        wiced_packet_delete(packet);
    }
    return reply[0] == 'A' && memcmp(reply + 1, frame + 1, FRAME_LENGTH - 1) == 0 ? WICED_TRUE : WICED_FALSE;
}

static wiced_bool_t done(const char *frame) {
    wiced_tcp_socket_t socket;
    wiced_bool_t done = WICED_FALSE;
    if (wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE) != WICED_SUCCESS) {
        return WICED_FALSE;
    }
    wiced_tcp_bind(&socket, WICED_ANY_PORT);
    wiced_result_t result = wiced_tcp_connect(&socket, &server, 27708, CONNECT_TIMEOUT);
    if (result == WICED_SUCCESS) {
        done = send_frame(&socket, frame) == WICED_SUCCESS && acknowledged(&socket, frame) ? WICED_TRUE : WICED_FALSE;
    } else if (BUG == LOSES_A_PRESS_ON_TIMEOUT) {
        done = WICED_TRUE;
    }
    wiced_tcp_delete_socket(&socket);
    return done;
}

static void serve_presses(wiced_thread_arg_t arg) {
    wiced_bool_t lit = WICED_FALSE;
    UNUSED_PARAMETER(arg);
    while (WICED_TRUE) {
        char frame[FRAME_LENGTH + 1];
        wiced_rtos_get_semaphore(&presses, WICED_WAIT_FOREVER);
        lit = lit ? WICED_FALSE : WICED_TRUE;
        if (lit) {
            wiced_gpio_output_high(WICED_LED1);
        } else {
            wiced_gpio_output_low(WICED_LED1);
        }
        snprintf(frame, sizeof frame, "W%04X05%04X", device_id, lit);
        while (!done(frame)) {
            wiced_rtos_delay_milliseconds(PAUSE);
        }
        WPRINT_APP_INFO(("done %s\n", frame));
    }
}

void application_start(void) {
    wiced_mac_t mac;
    wiced_init();
    while (wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL) != WICED_SUCCESS) {
    }
    wiced_wifi_get_mac_address(&mac);
    for (int i = 0; i < 6; i++) {
        device_id = (uint16_t)(device_id + mac.octet[i]);
    }
    while (wiced_hostname_lookup("wwep.wa101.cypress.com", &server, 10000, WICED_STA_INTERFACE) != WICED_SUCCESS) {
    }
    wiced_rtos_init_semaphore(&presses);
    wiced_rtos_create_thread(&press_thread, WICED_DEFAULT_LIBRARY_PRIORITY, "presses", serve_presses, 6200, NULL);
    wiced_gpio_input_irq_enable(WICED_BUTTON1, IRQ_TRIGGER_BOTH_EDGES, on_edge, NULL);
}
