/* Wi-Fi, the MAC address, names. */
#include "wiced_internal.h"

#define JOIN_TRIES 3
#define JOIN_TIMEOUT 10000

static int interfaces_up;

wiced_result_t wiced_network_up(wiced_interface_t interface, wiced_network_config_t config,
                                const wiced_ip_setting_t *ip_settings) {
    (void)config;
    (void)ip_settings;
    if (interface != WICED_STA_INTERFACE) {
        wwep_report(WWEP_REPORT_BAD_CALL, interface == WICED_AP_INTERFACE || interface == WICED_CONFIG_INTERFACE
                        ? "WICED_AP_INTERFACE: firmware in C joins networks and opens none; use WICED_STA_INTERFACE"
                        : "an interface other than WICED_STA_INTERFACE is brought up");
        return WICED_UNSUPPORTED;
    }
    for (int i = 0; i < JOIN_TRIES; i++) {
        if (wwep_ask(WWEP_OP_WIFI_JOIN, JOIN_TIMEOUT, 0, 0) == 0) {
            interfaces_up |= 1 << interface;
            return WICED_SUCCESS;
        }
    }
    return WICED_NOTUP;
}

wiced_result_t wiced_network_down(wiced_interface_t interface) {
    interfaces_up &= ~(1 << interface);
    wwep_post(WWEP_OP_WIFI_LEAVE, 0, 0, 0, NULL, 0);
    return WICED_SUCCESS;
}

wiced_bool_t wiced_network_is_up(wiced_interface_t interface) {
    return interfaces_up & 1 << interface ? WICED_TRUE : WICED_FALSE;
}

wiced_bool_t wiced_network_is_ip_up(wiced_interface_t interface) {
    return wiced_network_is_up(interface);
}

wiced_result_t wiced_ip_get_ipv4_address(wiced_interface_t interface, wiced_ip_address_t *address) {
    if (!wiced_network_is_up(interface)) {
        return WICED_NOTUP;
    }
    SET_IPV4_ADDRESS(*address, wwep_ask(WWEP_OP_ADDRESS, 0, 0, 0));
    return WICED_SUCCESS;
}

wiced_result_t wiced_wifi_get_mac_address(wiced_mac_t *mac) {
    int64_t bits = wwep_ask(WWEP_OP_MAC, 0, 0, 0);
    for (int i = 0; i < 6; i++) {
        mac->octet[i] = (uint8_t)(bits >> (40 - 8 * i));
    }
    return WICED_SUCCESS;
}

wiced_result_t wwd_wifi_get_mac_address(wiced_mac_t *mac, wiced_interface_t interface) {
    (void)interface;
    return wiced_wifi_get_mac_address(mac);
}

wiced_result_t wiced_hostname_lookup(const char *hostname, wiced_ip_address_t *address, uint32_t timeout_ms,
                                     wiced_interface_t interface) {
    (void)interface;
    int64_t found = wwep_call(WWEP_OP_LOOKUP, wiced_timeout(timeout_ms), 0, 0, hostname,
                              (uint32_t)strlen(hostname), NULL, 0, NULL);
    if (found < 0) {
        return wiced_result_of(found);
    }
    SET_IPV4_ADDRESS(*address, found);
    return WICED_SUCCESS;
}

/* There is no ICMP below: the other side is taken to answer while the own network is up. */
wiced_result_t wiced_ping(wiced_interface_t interface, const wiced_ip_address_t *address, uint32_t timeout_ms,
                          uint32_t *elapsed_ms) {
    (void)address;
    (void)timeout_ms;
    if (!wiced_network_is_up(interface)) {
        return WICED_NOTUP;
    }
    *elapsed_ms = 1;
    return WICED_SUCCESS;
}
