/* Wi-Fi, addresses, names. */
#ifndef WWEP_WICED_NETWORK_H
#define WWEP_WICED_NETWORK_H

#include <stdint.h>
#include "wiced_result.h"

typedef enum {
    WICED_STA_INTERFACE, WICED_AP_INTERFACE, WICED_CONFIG_INTERFACE, WICED_ETHERNET_INTERFACE,
    WICED_P2P_INTERFACE, WICED_INTERFACE_MAX
} wiced_interface_t;

typedef enum {
    WICED_USE_EXTERNAL_DHCP_SERVER, WICED_USE_STATIC_IP, WICED_USE_INTERNAL_DHCP_SERVER
} wiced_network_config_t;

typedef enum {
    WICED_SECURITY_OPEN, WICED_SECURITY_WEP_PSK, WICED_SECURITY_WEP_SHARED, WICED_SECURITY_WPA_TKIP_PSK,
    WICED_SECURITY_WPA_AES_PSK, WICED_SECURITY_WPA_MIXED_PSK, WICED_SECURITY_WPA2_AES_PSK,
    WICED_SECURITY_WPA2_TKIP_PSK, WICED_SECURITY_WPA2_MIXED_PSK, WICED_SECURITY_UNKNOWN = -1
} wiced_security_t;

typedef enum { WICED_IPV4 = 4, WICED_IPV6 = 6 } wiced_ip_version_t;

typedef struct {
    wiced_ip_version_t version;
    union { uint32_t v4; uint32_t v6[4]; } ip;
} wiced_ip_address_t;

typedef struct { wiced_ip_address_t ip_address, gateway, netmask; } wiced_ip_setting_t;

typedef struct { uint8_t octet[6]; } wiced_mac_t;

#define MAKE_IPV4_ADDRESS(a, b, c, d) \
    ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))
#define SET_IPV4_ADDRESS(address, value) ((address).version = WICED_IPV4, (address).ip.v4 = (uint32_t)(value))
#define GET_IPV4_ADDRESS(address) ((address).ip.v4)
#define INITIALISER_IPV4_ADDRESS(name, value) name = {.version = WICED_IPV4, .ip = {.v4 = (uint32_t)(value)}}

wiced_result_t wiced_network_up(wiced_interface_t interface, wiced_network_config_t config,
                                const wiced_ip_setting_t *ip_settings);
wiced_result_t wiced_network_down(wiced_interface_t interface);
wiced_bool_t wiced_network_is_up(wiced_interface_t interface);
wiced_bool_t wiced_network_is_ip_up(wiced_interface_t interface);
wiced_result_t wiced_ip_get_ipv4_address(wiced_interface_t interface, wiced_ip_address_t *address);
wiced_result_t wiced_wifi_get_mac_address(wiced_mac_t *mac);
wiced_result_t wwd_wifi_get_mac_address(wiced_mac_t *mac, wiced_interface_t interface);
wiced_result_t wiced_hostname_lookup(const char *hostname, wiced_ip_address_t *address, uint32_t timeout_ms,
                                     wiced_interface_t interface);
wiced_result_t wiced_ping(wiced_interface_t interface, const wiced_ip_address_t *address, uint32_t timeout_ms,
                          uint32_t *elapsed_ms);

#endif
