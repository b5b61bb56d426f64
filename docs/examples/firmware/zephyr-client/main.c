/*
 * The course's client for Zephyr: a press of the button flips the LED and tells the register server.
 *
 * The interrupt handler gives a semaphore to the main thread, since nothing may block in it.
 */
#include <stdio.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/kernel.h>
#include <zephyr/net/net_if.h>
#include <zephyr/net/net_mgmt.h>
#include <zephyr/net/socket.h>
#include <zephyr/net/wifi_mgmt.h>

#define SERVER_NAME "wwep.wa101.cypress.com"
#define SERVER_PORT "27708"
#define LED_REGISTER 0x05
#define FRAME_LENGTH 11
#define SSID "wwep"
#define PSK "secret-secret"

static const struct gpio_dt_spec button = GPIO_DT_SPEC_GET(DT_ALIAS(sw0), gpios);
static const struct gpio_dt_spec led = GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpios);
static struct gpio_callback button_callback;
static struct net_mgmt_event_callback wifi_callback;
static struct zsock_addrinfo *server;
static uint16_t device_id;

K_SEM_DEFINE(presses, 0, 100);
K_SEM_DEFINE(joined, 0, 1);

static void on_press(const struct device *port, struct gpio_callback *callback, uint32_t pins) {
    ARG_UNUSED(port);
    ARG_UNUSED(callback);
    ARG_UNUSED(pins);
    k_sem_give(&presses);
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
}

/* Tries the addresses of the server's name in their order; returns a connected socket, or an error. */
static int connect_server(void) {
    int sock = -ENOENT;
    for (struct zsock_addrinfo *each = server; each != NULL && sock < 0; each = each->ai_next) {
        sock = zsock_socket(each->ai_family, each->ai_socktype, each->ai_protocol);
        if (sock < 0) {
            return -errno;
        }
        if (zsock_connect(sock, each->ai_addr, each->ai_addrlen) < 0) {
            int error = errno;
            zsock_close(sock);
            sock = -error;
        }
    }
    return sock;
}

static int exchange(int sock, const char *frame) {
    struct zsock_timeval timeout = {.tv_usec = 500000};
    char reply[FRAME_LENGTH + 1] = {0};
    zsock_setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    if (zsock_send(sock, frame, FRAME_LENGTH, 0) < 0) {
        return -errno;
    }
    ssize_t length = zsock_recv(sock, reply, FRAME_LENGTH, ZSOCK_MSG_WAITALL);
    printk("reply %s\n", reply);
    return length < 0 ? -errno : 0;
}

static void tell(int lit) {
    char frame[FRAME_LENGTH + 1];
    snprintf(frame, sizeof frame, "W%04X%02X%04X", device_id, LED_REGISTER, lit);
    printk("send %s\n", frame);
    int sock = connect_server();
    int result = sock < 0 ? sock : exchange(sock, frame);
    if (result < 0) {
        printk("failed: %d\n", -result);
    }
    if (sock >= 0) {
        zsock_close(sock);
    }
}

int main(void) {
    struct zsock_addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM};
    int lit = 0;
    if (!gpio_is_ready_dt(&button) || !gpio_is_ready_dt(&led)) {
        return 0;
    }
    gpio_pin_configure_dt(&led, GPIO_OUTPUT_INACTIVE);
    gpio_pin_configure_dt(&button, GPIO_INPUT);
    join();
    while (zsock_getaddrinfo(SERVER_NAME, SERVER_PORT, &hints, &server) != 0) {
        printk("no address for " SERVER_NAME " yet\n");
        k_sleep(K_SECONDS(1));
    }
    gpio_pin_interrupt_configure_dt(&button, GPIO_INT_EDGE_TO_ACTIVE);
    gpio_init_callback(&button_callback, on_press, BIT(button.pin));
    gpio_add_callback(button.port, &button_callback);
    printk("ready\n");
    for (;;) {
        k_sem_take(&presses, K_FOREVER);
        lit = !lit;
        gpio_pin_set_dt(&led, lit);
        tell(lit);
    }
}
