/* The interface, Wi-Fi, and their events, which a thread of their own tells. */
#include <zephyr/net/wifi_mgmt.h>
#include "zephyr_net.h"

#define JOIN_TIMEOUT 10000
#define STACK 4096

static struct net_if interface;
static struct net_mgmt_event_callback *listeners;
static int managed; /* the firmware says itself when to join */
static int joining;
static int64_t join_timeout;
static struct wifi_iface_status wifi;
static struct wwep_wait_list waiting; /* for events; their data are struct raised */

struct raised {
    uint64_t mask, event;
    const void *info;
    size_t length;
};

struct net_if *net_if_get_default(void) {
    int64_t mac = interface.link.len == 0 ? wwep_ask(WWEP_OP_MAC, 0, 0, 0) : 0;
    for (int i = 0; interface.link.len < 6; i++) {
        interface.link.addr[i] = (uint8_t)(mac >> (40 - 8 * i));
        interface.link.len++;
    }
    return &interface;
}

struct net_linkaddr *net_if_get_link_addr(struct net_if *iface) {
    net_if_get_default();
    return &iface->link;
}

bool net_if_is_up(struct net_if *iface) {
    return iface->up;
}

static void tell(uint64_t event, const void *info, size_t length) {
    struct net_mgmt_event_callback *next;
    for (struct net_mgmt_event_callback *each = listeners; each != NULL; each = next) {
        next = each->next;
        if (each->event_mask & event) {
            each->info = info;
            each->info_length = length;
            if (each->wide_handler != NULL) {
                each->wide_handler(each, event, &interface);
            } else {
                each->handler(each, (uint32_t)event, &interface);
            }
        }
    }
    struct wwep_waiter *after;
    for (struct wwep_waiter *each = waiting.first; each != NULL; each = after) {
        struct raised *raised = each->data;
        after = each->next;
        if (raised->mask & event) {
            *raised = (struct raised){raised->mask, event, info, length};
            wwep_wake_this(each);
        }
    }
}

static void tell_up(void) {
    tell(NET_EVENT_IF_UP, NULL, 0);
    tell(NET_EVENT_IPV4_ADDR_ADD, NULL, 0);
    tell(NET_EVENT_IPV4_DHCP_BOUND, NULL, 0);
    tell(NET_EVENT_L4_CONNECTED, NULL, 0);
}

static void join(void *unused) {
    (void)unused;
    static struct wifi_status status;
    int64_t answer = wwep_ask(WWEP_OP_WIFI_JOIN, join_timeout, 0, 0);
    joining = 0;
    interface.up = answer >= 0;
    wifi.state = interface.up ? WIFI_STATE_COMPLETED : WIFI_STATE_DISCONNECTED;
    status.status = interface.up ? WIFI_STATUS_CONN_SUCCESS : WIFI_STATUS_CONN_AP_NOT_FOUND;
    tell(NET_EVENT_WIFI_CONNECT_RESULT, &status, sizeof status);
    if (interface.up) {
        tell_up();
    }
}

static int join_later(int64_t timeout) {
    if (joining) {
        return -EALREADY;
    }
    joining = 1;
    join_timeout = timeout;
    return wwep_thread_start("net_mgmt", 0, STACK, join, NULL) < 0 ? -ENOMEM : 0;
}

static int leave(void) {
    static struct wifi_status status;
    if (!interface.up) {
        return -EALREADY;
    }
    interface.up = 0;
    wifi.state = WIFI_STATE_DISCONNECTED;
    wwep_post(WWEP_OP_WIFI_LEAVE, 0, 0, 0, NULL, 0);
    tell(NET_EVENT_WIFI_DISCONNECT_RESULT, &status, sizeof status);
    tell(NET_EVENT_L4_DISCONNECTED, NULL, 0);
    tell(NET_EVENT_IF_DOWN, NULL, 0);
    return 0;
}

int net_if_up(struct net_if *iface) {
    managed = 1;
    return iface->up ? -EALREADY : join_later(JOIN_TIMEOUT);
}

int net_if_down(struct net_if *iface) {
    (void)iface;
    managed = 1;
    return leave();
}

int64_t zephyr_network(void) {
    if (managed || interface.up) {
        return 0;
    }
    int64_t answer = wwep_ask(WWEP_OP_WIFI_JOIN, JOIN_TIMEOUT, 0, 0);
    if (answer >= 0 && !interface.up) {
        interface.up = 1;
        tell_up();
    }
    return answer;
}

int net_config_init_app(const struct device *device, const char *text) {
    (void)device;
    (void)text;
    return zephyr_network() < 0 ? -ETIMEDOUT : 0;
}

void conn_mgr_mon_resend_status(void) {
    if (interface.up) {
        tell(NET_EVENT_L4_CONNECTED, NULL, 0);
    } else if (!managed) {
        join_later(JOIN_TIMEOUT);
    } else {
        tell(NET_EVENT_L4_DISCONNECTED, NULL, 0);
    }
}

struct in_addr *net_if_ipv4_get_global_addr(struct net_if *iface, int state) {
    static struct in_addr address;
    (void)state;
    address.s_addr = htonl((uint32_t)wwep_ask(WWEP_OP_ADDRESS, 0, 0, 0));
    return iface->up ? &address : NULL;
}

void wwep_init_event_callback(struct net_mgmt_event_callback *callback, net_mgmt_event_handler_t handler,
                              uint64_t mask) {
    *callback = (struct net_mgmt_event_callback){.handler = handler, .event_mask = mask};
}

void wwep_init_wide_event_callback(struct net_mgmt_event_callback *callback, wwep_wide_event_handler handler,
                                   uint64_t mask) {
    *callback = (struct net_mgmt_event_callback){.wide_handler = handler, .event_mask = mask};
}

void net_mgmt_del_event_callback(struct net_mgmt_event_callback *callback) {
    struct net_mgmt_event_callback **at = &listeners;
    while (*at != NULL && *at != callback) {
        at = &(*at)->next;
    }
    if (*at != NULL) {
        *at = callback->next;
    }
}

void net_mgmt_add_event_callback(struct net_mgmt_event_callback *callback) {
    net_mgmt_del_event_callback(callback);
    callback->next = listeners;
    listeners = callback;
}

int net_mgmt_event_wait_on_iface(struct net_if *iface, uint64_t mask, uint64_t *event, const void **info,
                                 size_t *length, k_timeout_t timeout) {
    (void)iface;
    struct raised raised = {mask, 0, NULL, 0};
    if (wwep_wait(&waiting, zephyr_milliseconds(timeout), &raised) <= 0) {
        return -ETIMEDOUT;
    }
    if (event != NULL) {
        *event = raised.event;
    }
    if (info != NULL && length != NULL) {
        *info = raised.info;
        *length = raised.length;
    }
    return 0;
}

static int connect_by(const struct wifi_connect_req_params *wanted, size_t length) {
    if (wanted == NULL || length < sizeof *wanted || wanted->ssid_length > WIFI_SSID_MAX_LEN) {
        return -EINVAL;
    }
    memset(&wifi, 0, sizeof wifi);
    memcpy(wifi.ssid, wanted->ssid, wanted->ssid_length);
    wifi.ssid_len = wanted->ssid_length;
    wifi.security = wanted->security;
    return join_later(wanted->timeout > 0 ? wanted->timeout * 1000LL : JOIN_TIMEOUT);
}

int net_mgmt(uint32_t request, struct net_if *iface, void *data, size_t length) {
    (void)iface;
    managed = 1;
    switch (request) {
        case NET_REQUEST_WIFI_CONNECT: return connect_by(data, length);
        case NET_REQUEST_WIFI_CONNECT_STORED: return join_later(JOIN_TIMEOUT);
        case NET_REQUEST_WIFI_DISCONNECT: return leave();
        case NET_REQUEST_WIFI_IFACE_STATUS:
            if (data == NULL || length < sizeof wifi) {
                return -EINVAL;
            }
            memcpy(data, &wifi, sizeof wifi);
            return 0;
        default: return -ENOTSUP; /* the world has no list of networks, and makes none for a device */
    }
}
