/* Wi-Fi, own addresses, and the responder's interface. */
#include <stdio.h>
#include <string.h>
#include "../../port/wwep_port.h"
#include "cy_network.h"
#include "cy_wcm.h"
#include "mdns.h"

#define JOIN_TIMEOUT 10000

static int initialised, joined;
static cy_wcm_event_callback_t callbacks[CY_WCM_MAXIMUM_CALLBACKS_COUNT];
static cy_wcm_associated_ap_info_t associated;

static void tell(cy_wcm_event_t event, cy_wcm_event_data_t *data) {
    for (int i = 0; i < CY_WCM_MAXIMUM_CALLBACKS_COUNT; i++) {
        if (callbacks[i] != NULL) {
            callbacks[i](event, data);
        }
    }
}

static uint32_t own_address(void) {
    return __builtin_bswap32((uint32_t)wwep_ask(WWEP_OP_ADDRESS, 0, 0, 0));
}

cy_rslt_t cy_wcm_init(cy_wcm_config_t *config) {
    (void)config;
    initialised = 1;
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_wcm_deinit(void) {
    initialised = 0;
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_wcm_get_ip_addr(cy_wcm_interface_t interface, cy_wcm_ip_address_t *address) {
    (void)interface;
    if (!joined) {
        return CY_RSLT_WCM_NETWORK_DOWN;
    }
    address->version = CY_WCM_IP_VER_V4;
    address->ip.v4 = own_address();
    return CY_RSLT_SUCCESS;
}

static cy_rslt_t join(void) {
    if (!initialised) {
        return CY_RSLT_WCM_NOT_INITIALIZED;
    }
    tell(CY_WCM_EVENT_CONNECTING, NULL);
    if (wwep_ask(WWEP_OP_WIFI_JOIN, JOIN_TIMEOUT, 0, 0) < 0) {
        tell(CY_WCM_EVENT_CONNECT_FAILED, NULL);
        return CY_RSLT_WCM_STA_NETWORK_DOES_NOT_EXIST;
    }
    joined = 1;
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_wcm_connect_ap(cy_wcm_connect_params_t *params, cy_wcm_ip_address_t *address) {
    if (params == NULL || address == NULL) {
        return CY_RSLT_WCM_BAD_ARG;
    }
    cy_rslt_t result = join();
    if (result == CY_RSLT_SUCCESS) {
        cy_wcm_event_data_t data;
        memcpy(associated.SSID, params->ap_credentials.SSID, sizeof associated.SSID);
        associated.security = params->ap_credentials.security;
        cy_wcm_get_ip_addr(CY_WCM_INTERFACE_TYPE_STA, address);
        data.ip_addr = *address;
        tell(CY_WCM_EVENT_CONNECTED, NULL);
        tell(CY_WCM_EVENT_IP_CHANGED, &data);
    }
    return result;
}

cy_rslt_t cy_wcm_disconnect_ap(void) {
    if (!joined) {
        return CY_RSLT_WCM_NETWORK_DOWN;
    }
    joined = 0;
    wwep_post(WWEP_OP_WIFI_LEAVE, 0, 0, 0, NULL, 0);
    tell(CY_WCM_EVENT_DISCONNECTED, NULL);
    return CY_RSLT_SUCCESS;
}

uint8_t cy_wcm_is_connected_to_ap(void) {
    return (uint8_t)joined;
}

/* Its own network is the world's as well. */
cy_rslt_t cy_wcm_start_ap(const cy_wcm_ap_config_t *config) {
    return config == NULL ? CY_RSLT_WCM_BAD_ARG : join();
}

cy_rslt_t cy_wcm_stop_ap(void) {
    return cy_wcm_disconnect_ap();
}

cy_rslt_t (cy_wcm_get_mac_addr)(cy_wcm_interface_t interface, cy_wcm_mac_t *mac) {
    (void)interface;
    int64_t bits = wwep_ask(WWEP_OP_MAC, 0, 0, 0);
    for (int i = 0; i < CY_WCM_MAC_ADDR_LEN; i++) {
        (*mac)[i] = (uint8_t)(bits >> (40 - 8 * i));
    }
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_wcm_get_associated_ap_info(cy_wcm_associated_ap_info_t *info) {
    if (!joined) {
        return CY_RSLT_WCM_NETWORK_DOWN;
    }
    *info = associated;
    return CY_RSLT_SUCCESS;
}

static cy_rslt_t replace(cy_wcm_event_callback_t old, cy_wcm_event_callback_t fresh) {
    for (int i = 0; i < CY_WCM_MAXIMUM_CALLBACKS_COUNT; i++) {
        if (callbacks[i] == old) {
            callbacks[i] = fresh;
            return CY_RSLT_SUCCESS;
        }
    }
    return CY_RSLT_WCM_BAD_ARG;
}

cy_rslt_t cy_wcm_register_event_callback(cy_wcm_event_callback_t callback) {
    return callback == NULL ? CY_RSLT_WCM_BAD_ARG : replace(NULL, callback);
}

cy_rslt_t cy_wcm_deregister_event_callback(cy_wcm_event_callback_t callback) {
    return callback == NULL ? CY_RSLT_WCM_BAD_ARG : replace(callback, NULL);
}

/* There is no ICMP below: the other side is taken to answer while the own network is up. */
cy_rslt_t cy_wcm_ping(cy_wcm_interface_t interface, cy_wcm_ip_address_t *address, uint32_t timeout_ms,
                      uint32_t *elapsed_ms) {
    (void)interface;
    (void)address;
    (void)timeout_ms;
    if (!joined) {
        return CY_RSLT_WCM_NETWORK_DOWN;
    }
    *elapsed_ms = 1;
    return CY_RSLT_SUCCESS;
}

void *cy_network_get_nw_interface(cy_network_hw_interface_type_t type, uint8_t instance) {
    static struct netif interfaces[2];
    struct netif *self = &interfaces[type == CY_NETWORK_WIFI_AP_INTERFACE];
    self->num = instance;
    self->ip_addr.addr = own_address();
    cy_wcm_get_mac_addr(CY_WCM_INTERFACE_TYPE_STA, &self->hwaddr);
    return self;
}

int cy_nw_str_to_ipv4(const char *text, cy_nw_ip_address_t *address) {
    unsigned a, b, c, d;
    if (text == NULL || address == NULL || sscanf(text, "%u.%u.%u.%u", &a, &b, &c, &d) != 4
        || a > 255 || b > 255 || c > 255 || d > 255) {
        return -1;
    }
    address->version = NW_IP_IPV4;
    address->ip.v4 = d << 24 | c << 16 | b << 8 | a;
    return 0;
}

char *ip4addr_ntoa(const ip4_addr_t *address) {
    static char text[16];
    uint32_t a = address->addr;
    snprintf(text, sizeof text, "%u.%u.%u.%u", a & 255, a >> 8 & 255, a >> 16 & 255, a >> 24);
    return text;
}

int cy_nw_ntoa(cy_nw_ip_address_t *address, char *text) {
    ip4_addr_t one = {address->ip.v4};
    strcpy(text, ip4addr_ntoa(&one));
    return 0;
}

void mdns_resp_init(void) {
}

err_t mdns_resp_add_netif(struct netif *netif, const char *hostname, uint32_t ttl) {
    char name[80];
    (void)ttl;
    if (netif == NULL || hostname == NULL) {
        return ERR_ARG;
    }
    int length = snprintf(name, sizeof name, "%s.local", hostname);
    if (length >= (int)sizeof name) {
        return ERR_VAL;
    }
    return wwep_call(WWEP_OP_ANNOUNCE, 0, 0, 0, name, (uint32_t)length, NULL, 0, NULL) < 0 ? ERR_IF : ERR_OK;
}

err_t mdns_resp_remove_netif(struct netif *netif) {
    return netif == NULL ? ERR_ARG : ERR_OK;
}

void mdns_resp_announce(struct netif *netif) {
    (void)netif;
}
