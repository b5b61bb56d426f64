/* The one network interface. */
#ifndef WWEP_ZEPHYR_NET_IF_H
#define WWEP_ZEPHYR_NET_IF_H

#include <zephyr/device.h>
#include <zephyr/net/net_ip.h>

struct net_linkaddr {
    uint8_t addr[6];
    uint8_t len, type;
};
struct net_if {
    int up;
    struct net_linkaddr link;
};

struct net_if *net_if_get_default(void);
#define net_if_get_first_wifi() net_if_get_default()
#define net_if_get_wifi_sta() net_if_get_default()
#define net_if_get_wifi_sap() net_if_get_default()
#define net_if_get_by_index(index) net_if_get_default()
#define net_if_get_by_iface(iface) 1
struct net_linkaddr *net_if_get_link_addr(struct net_if *iface);
bool net_if_is_up(struct net_if *iface);
int net_if_up(struct net_if *iface);
int net_if_down(struct net_if *iface);
struct in_addr *net_if_ipv4_get_global_addr(struct net_if *iface, int state);
#define NET_ADDR_PREFERRED 1
/* The world gives addresses. */
#define net_dhcpv4_start(iface) ((void)net_if_up(iface))
#define net_dhcpv4_stop(iface) ((void)(iface))
#define conn_mgr_all_if_up(skip_ignored) net_if_up(net_if_get_default())
#define conn_mgr_all_if_connect(skip_ignored) net_if_up(net_if_get_default())
#define conn_mgr_all_if_disconnect(skip_ignored) net_if_down(net_if_get_default())
#define conn_mgr_if_connect(iface) net_if_up(iface)
void conn_mgr_mon_resend_status(void);
int net_config_init_app(const struct device *device, const char *text);

#endif
