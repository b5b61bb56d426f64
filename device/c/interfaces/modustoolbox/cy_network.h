/* Addresses as text, and the interface that the mDNS responder is given. */
#ifndef WWEP_CY_NETWORK_H
#define WWEP_CY_NETWORK_H

#include <stdint.h>
#include "cy_result.h"

typedef enum { CY_NETWORK_WIFI_STA_INTERFACE, CY_NETWORK_WIFI_AP_INTERFACE } cy_network_hw_interface_type_t;
typedef enum { NW_IP_IPV4 = 4, NW_IP_IPV6 = 6 } cy_nw_ip_version_t;
typedef struct {
    cy_nw_ip_version_t version;
    union { uint32_t v4; uint32_t v6[4]; } ip;
} cy_nw_ip_address_t;

typedef int8_t err_t;
#define ERR_OK 0
#define ERR_VAL -6
#define ERR_IF -12
#define ERR_ARG -16
typedef struct ip4_addr { uint32_t addr; } ip4_addr_t;
typedef ip4_addr_t ip_addr_t;
struct netif {
    ip_addr_t ip_addr;
    uint8_t hwaddr[6];
    uint8_t num;
};

void *cy_network_get_nw_interface(cy_network_hw_interface_type_t type, uint8_t instance);
int cy_nw_str_to_ipv4(const char *text, cy_nw_ip_address_t *address);
int cy_nw_ntoa(cy_nw_ip_address_t *address, char *text);
char *ip4addr_ntoa(const ip4_addr_t *address);
#define ipaddr_ntoa(address) ip4addr_ntoa(address)

#endif
