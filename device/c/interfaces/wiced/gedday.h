/* The mDNS responder: others in the network find this device by name, and the services that it offers. */
#ifndef WWEP_GEDDAY_H
#define WWEP_GEDDAY_H

#include "wiced.h"

#define GEDDAY_RECORD_TTL (255)

typedef enum {
    SERVICE_DISCOVER_RESULT_IPV4_ADDRESS_SLOT, SERVICE_DISCOVER_RESULT_IPV6_ADDRESS_SLOT
} gedday_discovery_result_ip_slot_t;

/* What was found; its three texts are the caller's to free. */
typedef struct {
    wiced_ip_address_t ip[2];
    uint16_t port;
    const char *service_name;
    char *txt;
    char *instance_name;
    char *hostname;
    volatile wiced_bool_t is_resolved;
} gedday_service_t;

/* Texts like led=on, with a dot between two of them; a dot within one is written with a slash before it. */
typedef struct {
    char *buffer;
    uint16_t buffer_length;
    unsigned int current_size;
} gedday_text_record_t;

wiced_result_t gedday_init(wiced_interface_t interface, const char *desired_name);
void gedday_deinit(void);
const char *gedday_get_hostname(void);
wiced_result_t gedday_update_ip(void);
wiced_result_t gedday_discover_service(const char *service_query, gedday_service_t *service_result);
wiced_result_t gedday_add_service(const char *instance_name, const char *service_name, uint16_t port, uint32_t ttl,
                                  const char *txt);
wiced_result_t gedday_add_dynamic_text_record(const char *instance_name, const char *service_name,
                                              gedday_text_record_t *text_record);
wiced_result_t gedday_update_service(const char *instance_name, const char *service_name);
wiced_result_t gedday_remove_service(const char *instance_name, const char *service_name);

wiced_result_t gedday_text_record_create(gedday_text_record_t *text_record, uint16_t buffer_length, void *buffer);
wiced_result_t gedday_text_record_set_key_value_pair(gedday_text_record_t *text_record, char *key, char *value);
char *gedday_text_record_get_string(gedday_text_record_t *text_record);
wiced_result_t gedday_text_record_delete(gedday_text_record_t *text_record);

#endif
