/*
 * The course's dual client for Zephyr: the first button tells the server over an open connection, the second over
 * TLS, each with an LED and a thread of its own that takes presses from a queue.
 *
 * Define ROOT_CA as the PEM text of the certificate to believe.
 */
#include <stdio.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/kernel.h>
#include <zephyr/net/net_if.h>
#include <zephyr/net/socket.h>
#include <zephyr/net/tls_credentials.h>

#define SERVER_NAME "wwep.wa101.cypress.com"
#define LED_REGISTER 0x05
#define ROOT_TAG 1
#define STACK 8192
#define FRAME_LENGTH 11

struct link {
    const char *name, *port;
    int protocol;
    struct gpio_dt_spec button, led;
    struct k_msgq *presses;
    struct gpio_callback callback;
};

K_MSGQ_DEFINE(open_presses, sizeof(int64_t), 16, 8);
K_MSGQ_DEFINE(tls_presses, sizeof(int64_t), 16, 8);
K_SEM_DEFINE(begin, 0, 2);

static struct link links[] = {
    {.name = "open", .port = "27708", .protocol = IPPROTO_TCP, .presses = &open_presses,
     .button = GPIO_DT_SPEC_GET(DT_ALIAS(sw0), gpios), .led = GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpios)},
    {.name = "tls", .port = "40508", .protocol = IPPROTO_TLS_1_2, .presses = &tls_presses,
     .button = GPIO_DT_SPEC_GET(DT_ALIAS(sw1), gpios), .led = GPIO_DT_SPEC_GET(DT_ALIAS(led1), gpios)},
};
static uint16_t device_id;

static void on_press(const struct device *port, struct gpio_callback *callback, uint32_t pins) {
    struct link *link = CONTAINER_OF(callback, struct link, callback);
    int64_t now = k_uptime_get();
    ARG_UNUSED(port);
    ARG_UNUSED(pins);
    k_msgq_put(link->presses, &now, K_NO_WAIT);
}

/* Returns a connected socket, or what went wrong, below 0. */
static int connect_to(struct link *link, struct zsock_addrinfo *address) {
    int sock = zsock_socket(AF_INET, SOCK_STREAM, link->protocol);
    if (sock >= 0 && link->protocol == IPPROTO_TLS_1_2) {
        sec_tag_t tags[] = {ROOT_TAG};
        zsock_setsockopt(sock, SOL_TLS, TLS_SEC_TAG_LIST, tags, sizeof tags);
        zsock_setsockopt(sock, SOL_TLS, TLS_HOSTNAME, SERVER_NAME, sizeof SERVER_NAME);
    }
    if (sock >= 0 && zsock_connect(sock, address->ai_addr, address->ai_addrlen) < 0) {
        int error = errno;
        zsock_close(sock);
        return -error;
    }
    return sock < 0 ? -errno : sock;
}

/* Tries the addresses of the server's name in their order. */
static int open_link(struct link *link) {
    struct zsock_addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM};
    struct zsock_addrinfo *found;
    if (zsock_getaddrinfo(SERVER_NAME, link->port, &hints, &found) != 0) {
        return -ENOENT;
    }
    int sock = -ENOENT;
    for (struct zsock_addrinfo *each = found; each != NULL && sock < 0; each = each->ai_next) {
        sock = connect_to(link, each);
    }
    zsock_freeaddrinfo(found);
    return sock;
}

static void tell(struct link *link, int lit) {
    char frame[FRAME_LENGTH + 1];
    char reply[FRAME_LENGTH + 1] = {0};
    snprintf(frame, sizeof frame, "W%04X%02X%04X", device_id, LED_REGISTER, lit);
    printk("%s: send %s\n", link->name, frame);
    int sock = open_link(link);
    if (sock < 0) {
        printk("%s: failed %d\n", link->name, -sock);
        return;
    }
    struct zsock_pollfd wait = {.fd = sock, .events = ZSOCK_POLLIN};
    zsock_send(sock, frame, FRAME_LENGTH, 0);
    if (zsock_poll(&wait, 1, 500) > 0 && zsock_recv(sock, reply, FRAME_LENGTH, 0) > 0) {
        printk("%s: reply %s\n", link->name, reply);
    }
    zsock_close(sock);
}

static void serve(void *one, void *two, void *three) {
    struct link *link = one;
    int lit = 0;
    int64_t pressed;
    ARG_UNUSED(two);
    ARG_UNUSED(three);
    k_sem_take(&begin, K_FOREVER);
    for (;;) {
        k_msgq_get(link->presses, &pressed, K_FOREVER);
        lit = !lit;
        gpio_pin_set_dt(&link->led, lit);
        tell(link, lit);
    }
}

K_THREAD_DEFINE(open_thread, STACK, serve, &links[0], NULL, NULL, 5, 0, 0);
K_THREAD_DEFINE(tls_thread, STACK, serve, &links[1], NULL, NULL, 5, 0, 0);

int main(void) {
    for (int i = 0; i < 6; i++) {
        device_id += net_if_get_link_addr(net_if_get_default())->addr[i];
    }
#ifdef ROOT_CA
    static const char root[] = ROOT_CA;
    tls_credential_add(ROOT_TAG, TLS_CREDENTIAL_CA_CERTIFICATE, root, sizeof root);
#endif
    for (size_t i = 0; i < ARRAY_SIZE(links); i++) {
        gpio_pin_configure_dt(&links[i].led, GPIO_OUTPUT_INACTIVE);
        gpio_pin_configure_dt(&links[i].button, GPIO_INPUT);
        gpio_pin_interrupt_configure_dt(&links[i].button, GPIO_INT_EDGE_TO_ACTIVE);
        gpio_init_callback(&links[i].callback, on_press, BIT(links[i].button.pin));
        gpio_add_callback(links[i].button.port, &links[i].callback);
        k_sem_give(&begin);
    }
    printk("ready\n");
    return 0;
}
