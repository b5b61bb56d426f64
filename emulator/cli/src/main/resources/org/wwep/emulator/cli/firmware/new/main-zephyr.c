/*
 * Each press of the first button flips the first LED and writes it to register 05 of the register server.
 * Builds unchanged with Zephyr for a board, and with wwep for the simulator.
 */
#include <errno.h>
#include <stdio.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/kernel.h>
#include <zephyr/net/net_if.h>
#include <zephyr/net/net_mgmt.h>
#include <zephyr/net/socket.h>
#include <zephyr/net/wifi_mgmt.h>

#define SSID "your network"
#define PSK "its password"
#define SERVER_NAME "wwep.wa101.cypress.com"
#define SERVER_PORT "27708"
#define FRAME_LENGTH 11
#define ATTEMPTS 3
#define BOUNCE 20

static const struct gpio_dt_spec button = GPIO_DT_SPEC_GET(DT_ALIAS(sw0), gpios);
static const struct gpio_dt_spec led = GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpios);
static struct gpio_callback button_callback;
static struct net_mgmt_event_callback wifi_callback;
static struct zsock_addrinfo *server;
static uint16_t device_id;

K_SEM_DEFINE(presses, 0, 100);
K_SEM_DEFINE(joined, 0, 1);

/* An interrupt handler must not block: it only tells the main thread. A contact bounces: edges soon after another are none. */
static void on_edge(const struct device *port, struct gpio_callback *callback, uint32_t pins) {
    static int64_t last;
    int64_t now = k_uptime_get();
    ARG_UNUSED(port);
    ARG_UNUSED(callback);
    ARG_UNUSED(pins);
    if ((last == 0 || now - last > BOUNCE) && gpio_pin_get_dt(&button) == 1) {
        k_sem_give(&presses);
    }
    last = now;
}

static void on_wifi(struct net_mgmt_event_callback *callback, uint32_t event, struct net_if *iface) {
    const struct wifi_status *status = callback->info;
    ARG_UNUSED(iface);
    if (event == NET_EVENT_WIFI_CONNECT_RESULT && status->status == 0) {
        k_sem_give(&joined);
    }
}

static void join(void) {
    struct net_if *iface = net_if_get_default();
    struct zsock_addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM};
    struct wifi_connect_req_params params = {
        .ssid = (const uint8_t *)SSID,
        .ssid_length = sizeof SSID - 1,
        .psk = (const uint8_t *)PSK,
        .psk_length = sizeof PSK - 1,
        .security = WIFI_SECURITY_TYPE_PSK,
        .channel = WIFI_CHANNEL_ANY,
    };
    net_mgmt_init_event_callback(&wifi_callback, on_wifi, NET_EVENT_WIFI_CONNECT_RESULT);
    net_mgmt_add_event_callback(&wifi_callback);
    do {
        net_mgmt(NET_REQUEST_WIFI_CONNECT, iface, &params, sizeof params);
    } while (k_sem_take(&joined, K_SECONDS(15)) != 0);
    for (int i = 0; i < 6; i++) {
        device_id += net_if_get_link_addr(iface)->addr[i];
    }
    while (zsock_getaddrinfo(SERVER_NAME, SERVER_PORT, &hints, &server) != 0) {
        printk("no address for " SERVER_NAME " yet\n");
        k_sleep(K_SECONDS(1));
    }
}

static int ask(int sock, const char *frame) {
    struct zsock_timeval timeout = {.tv_usec = 500000};
    char reply[FRAME_LENGTH + 1] = {0};
    zsock_setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    return zsock_send(sock, frame, FRAME_LENGTH, 0) == FRAME_LENGTH
           && zsock_recv(sock, reply, FRAME_LENGTH, ZSOCK_MSG_WAITALL) == FRAME_LENGTH && reply[0] == 'A';
}

/* Tries the addresses of the server's name in their order. */
static int tell(const char *frame) {
    int told = 0;
    for (struct zsock_addrinfo *each = server; each != NULL && !told; each = each->ai_next) {
        int sock = zsock_socket(each->ai_family, each->ai_socktype, each->ai_protocol);
        if (sock < 0) {
            return 0;
        }
        told = zsock_connect(sock, each->ai_addr, each->ai_addrlen) == 0 && ask(sock, frame);
        zsock_close(sock);
    }
    return told;
}

int main(void) {
    int lit = 0;
    if (!gpio_is_ready_dt(&button) || !gpio_is_ready_dt(&led)) {
        return -ENODEV;
    }
    gpio_pin_configure_dt(&led, GPIO_OUTPUT_INACTIVE);
    gpio_pin_configure_dt(&button, GPIO_INPUT);
    join();
    gpio_init_callback(&button_callback, on_edge, BIT(button.pin));
    gpio_add_callback(button.port, &button_callback);
    gpio_pin_interrupt_configure_dt(&button, GPIO_INT_EDGE_BOTH);
    printk("ready\n");
    for (;;) {
        char frame[FRAME_LENGTH + 1];
        int told = 0;
        k_sem_take(&presses, K_FOREVER);
        lit = !lit;
        gpio_pin_set_dt(&led, lit);
        snprintf(frame, sizeof frame, "W%04X05%04X", device_id, lit);
        for (int i = 0; i < ATTEMPTS && !told; i++) {
            told = tell(frame);
        }
        printk("%s %s\n", frame, told ? "acknowledged" : "given up");
    }
}
