/* Wi-Fi, the MAC address, names. */
#include "wiced_internal.h"

#define JOIN_TRIES 3
#define JOIN_TIMEOUT 10000

#define OWN_ADDRESS MAKE_IPV4_ADDRESS(192, 168, 0, 1)
#define OWN_PREFIX 24

static int interfaces_up;

static wiced_result_t refused(const char *why) {
    wwep_report(WWEP_REPORT_BAD_CALL, "%s", why);
    return WICED_UNSUPPORTED;
}

static int is_own(wiced_interface_t interface) {
    return interface == WICED_AP_INTERFACE || interface == WICED_CONFIG_INTERFACE;
}

/* An access point with its DHCP server, named as the board's storage says. */
static wiced_result_t open_network(wiced_interface_t interface, const wiced_ip_setting_t *ip_settings) {
    platform_dct_wifi_config_t *wifi;
    char bytes[sizeof wifi->soft_ap_settings.SSID.value + sizeof wifi->soft_ap_settings.security_key];
    uint32_t address = OWN_ADDRESS;
    int prefix = OWN_PREFIX;
    if (ip_settings != NULL) {
        uint32_t netmask = GET_IPV4_ADDRESS(ip_settings->netmask);
        address = GET_IPV4_ADDRESS(ip_settings->ip_address);
        for (prefix = 0; prefix < 32 && netmask & 0x80000000u >> prefix; prefix++) {
        }
    }
    wiced_result_t result = wiced_dct_read_lock((void **)&wifi, WICED_FALSE, DCT_WIFI_CONFIG_SECTION, 0, sizeof *wifi);
    if (result != WICED_SUCCESS) {
        return result;
    }
    const wiced_config_soft_ap_t *own =
        interface == WICED_AP_INTERFACE ? &wifi->soft_ap_settings : &wifi->config_ap_settings;
    uint32_t name = own->SSID.length, key = own->security == WICED_SECURITY_OPEN ? 0 : own->security_key_length;
    if (name > sizeof own->SSID.value || key > sizeof own->security_key) {
        return WICED_BADARG;
    }
    memcpy(bytes, own->SSID.value, name);
    memcpy(bytes + name, own->security_key, key);
    int64_t answer = wwep_call(WWEP_OP_WIFI_OPEN, address, WWEP_OWN_NETWORK(prefix, own->channel, name), 0, bytes,
                               name + key, NULL, 0, NULL);
    wiced_dct_read_unlock(wifi, WICED_FALSE);
    if (answer == 0) {
        return refused("WICED_AP_INTERFACE: this device has no radio to open a network with: give it a"
                       " coprocessor ('stack: nwp')");
    }
    if (answer == WWEP_ERROR_INVALID) {
        return WICED_BADARG;
    }
    if (answer < 0) {
        return WICED_NOTUP;
    }
    interfaces_up |= 1 << interface;
    return WICED_SUCCESS;
}

wiced_result_t wiced_network_up(wiced_interface_t interface, wiced_network_config_t config,
                                const wiced_ip_setting_t *ip_settings) {
    if (interface != WICED_STA_INTERFACE && !is_own(interface)) {
        return refused("an interface is brought up that is neither WICED_STA_INTERFACE nor WICED_AP_INTERFACE");
    }
    if (interfaces_up & ~(1 << interface)) {
        return refused("the radio joins a network or opens one, not both: wiced_network_down comes first");
    }
    if (is_own(interface)) {
        return config == WICED_USE_INTERNAL_DHCP_SERVER
                   ? open_network(interface, ip_settings)
                   : refused("WICED_AP_INTERFACE: an access point has its DHCP server here, "
                             "WICED_USE_INTERNAL_DHCP_SERVER");
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
    if (is_own(interface)) {
        return wwep_ask(WWEP_OP_WIFI_CLOSE, 0, 0, 0) < 0 ? WICED_ERROR : WICED_SUCCESS;
    }
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
