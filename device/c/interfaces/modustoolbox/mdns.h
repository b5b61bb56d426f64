/* The mDNS responder: others find NAME.local, where the world can tell them. */
#ifndef WWEP_MDNS_H
#define WWEP_MDNS_H

#include "cy_network.h"

void mdns_resp_init(void);
err_t mdns_resp_add_netif(struct netif *netif, const char *hostname, uint32_t ttl);
err_t mdns_resp_remove_netif(struct netif *netif);
void mdns_resp_announce(struct netif *netif);

#endif
