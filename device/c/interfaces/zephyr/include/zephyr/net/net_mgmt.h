/* Requests to the network, and its events; each event is a bit. */
#ifndef WWEP_ZEPHYR_NET_MGMT_H
#define WWEP_ZEPHYR_NET_MGMT_H

#include <zephyr/kernel.h>
#include <zephyr/net/net_if.h>

#define NET_EVENT_IF_UP BIT(0)
#define NET_EVENT_IF_DOWN BIT(1)
#define NET_EVENT_IPV4_ADDR_ADD BIT(2)
#define NET_EVENT_IPV4_ADDR_DEL BIT(3)
#define NET_EVENT_IPV4_DHCP_BOUND BIT(4)
#define NET_EVENT_L4_CONNECTED BIT(5)
#define NET_EVENT_L4_DISCONNECTED BIT(6)
#define NET_EVENT_DNS_SERVER_ADD BIT(7)
#define NET_EVENT_WIFI_SCAN_RESULT BIT(8)
#define NET_EVENT_WIFI_SCAN_DONE BIT(9)
#define NET_EVENT_WIFI_CONNECT_RESULT BIT(10)
#define NET_EVENT_WIFI_DISCONNECT_RESULT BIT(11)
#define NET_EVENT_WIFI_IFACE_STATUS BIT(12)
#define NET_EVENT_WIFI_DISCONNECT_COMPLETE BIT(13)
#define NET_EVENT_WIFI_AP_ENABLE_RESULT BIT(14)
#define NET_EVENT_WIFI_AP_DISABLE_RESULT BIT(15)

#define NET_REQUEST_WIFI_SCAN 1
#define NET_REQUEST_WIFI_CONNECT 2
#define NET_REQUEST_WIFI_DISCONNECT 3
#define NET_REQUEST_WIFI_IFACE_STATUS 4
#define NET_REQUEST_WIFI_CONNECT_STORED 5
#define NET_REQUEST_WIFI_AP_ENABLE 6
#define NET_REQUEST_WIFI_AP_DISABLE 7

struct net_mgmt_event_callback;
/* The event has 32 bits in older sources and 64 in newer ones. */
typedef void (*net_mgmt_event_handler_t)(struct net_mgmt_event_callback *callback, uint32_t event,
                                         struct net_if *iface);
typedef void (*wwep_wide_event_handler)(struct net_mgmt_event_callback *callback, uint64_t event,
                                        struct net_if *iface);
struct net_mgmt_event_callback {
    struct net_mgmt_event_callback *next;
    net_mgmt_event_handler_t handler;
    wwep_wide_event_handler wide_handler;
    uint64_t event_mask;
    const void *info;
    size_t info_length;
};

void wwep_init_event_callback(struct net_mgmt_event_callback *callback, net_mgmt_event_handler_t handler,
                              uint64_t mask);
void wwep_init_wide_event_callback(struct net_mgmt_event_callback *callback, wwep_wide_event_handler handler,
                                   uint64_t mask);
#define net_mgmt_init_event_callback(callback, handler, mask) \
    _Generic(&*(handler), wwep_wide_event_handler: wwep_init_wide_event_callback, \
             default: wwep_init_event_callback)(callback, (void *)(handler), mask)
void net_mgmt_add_event_callback(struct net_mgmt_event_callback *callback);
void net_mgmt_del_event_callback(struct net_mgmt_event_callback *callback);
int net_mgmt(uint32_t request, struct net_if *iface, void *data, size_t length);
int net_mgmt_event_wait_on_iface(struct net_if *iface, uint64_t mask, uint64_t *raised, const void **info,
                                 size_t *length, k_timeout_t timeout);

#endif
