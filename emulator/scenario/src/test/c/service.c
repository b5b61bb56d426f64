/* Offers a service, and looks for that of another board. */
#include "wiced.h"
#include "gedday.h"

void application_start(void) {
    gedday_service_t found;
    wiced_init();
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    printf("init %d\n", gedday_init(WICED_STA_INTERFACE, OWN));
    printf("offered %d\n", gedday_add_service(OWN, "_" OWN "._tcp.local", 27708, 300, "led=on"));
    while (gedday_discover_service("_" OTHER "._tcp.local", &found) != WICED_SUCCESS) {
    }
    printf("found %s '%s' at port %d\n", found.instance_name, found.txt, found.port);
    wiced_rtos_delay_milliseconds(60000);
}
