/* Offers services by multicast DNS, and looks for those of others. */
#include "wiced.h"
#include "gedday.h"

static void look(const char *kind) {
    gedday_service_t found;
    wiced_result_t result = gedday_discover_service(kind, &found);
    if (result != WICED_SUCCESS) {
        printf("no %s: %d\n", kind, result);
        return;
    }
    uint32_t ip = GET_IPV4_ADDRESS(found.ip[SERVICE_DISCOVER_RESULT_IPV4_ADDRESS_SLOT]);
    printf("%s: %s on %s, %d.%d.%d.%d:%d, '%s'\n", found.service_name, found.instance_name, found.hostname,
           (int)(ip >> 24), (int)(ip >> 16 & 255), (int)(ip >> 8 & 255), (int)(ip & 255), found.port, found.txt);
    free(found.instance_name);
    free(found.hostname);
    free(found.txt);
}

#ifdef LOOKS
void application_start(void) {
    wiced_init();
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    printf("early %d\n", gedday_add_service("early", "_http._tcp.local", 80, 300, ""));
    printf("init %d %s\n", gedday_init(WICED_STA_INTERFACE, "looks"), gedday_get_hostname());
    for (int i = 0; i < 5; i++) {
        look("_wwep._tcp.local");
        look("_http._tcp");
        wiced_rtos_delay_milliseconds(4000);
    }
    printf("taken %d\n", gedday_add_service("kitchen", "_http._tcp.local", 1, 300, NULL));
    printf("kind %d\n", gedday_add_service("kitchen", "http", 1, 300, NULL));
}
#else
void application_start(void) {
    char buffer[40];
    gedday_text_record_t text;
    wiced_init();
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    if (gedday_init(WICED_STA_INTERFACE, "board") != WICED_SUCCESS) {
        return;
    }
    gedday_add_service("kitchen", "_http._tcp.local", 80, 300, "path=/.model=a/.b");
    gedday_text_record_create(&text, sizeof buffer, buffer);
    gedday_text_record_set_key_value_pair(&text, "led", "off");
    gedday_text_record_set_key_value_pair(&text, "v", "1.2");
    gedday_add_service("stove", "_wwep._tcp.local", 27708, 300, gedday_text_record_get_string(&text));
    wiced_rtos_delay_milliseconds(4000);
    gedday_text_record_set_key_value_pair(&text, "led", "on");
    printf("text %s\n", gedday_text_record_get_string(&text));
    printf("full %d\n", gedday_text_record_set_key_value_pair(&text, "long", "more than there is room for"));
    printf("dynamic %d\n", gedday_add_dynamic_text_record("stove", "_wwep._tcp.local", &text));
    wiced_rtos_delay_milliseconds(4000);
    printf("removed %d\n", gedday_remove_service("stove", "_wwep._tcp.local"));
    printf("again %d\n", gedday_remove_service("stove", "_wwep._tcp.local"));
    gedday_text_record_delete(&text);
    wiced_rtos_delay_milliseconds(60000);
}
#endif
