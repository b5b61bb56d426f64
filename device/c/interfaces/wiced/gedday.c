/* The mDNS responder: the host tells others, here is what was offered. */
#include "gedday.h"
#include "wiced_internal.h"

#define SERVICES 8
#define NAME_ROOM 64
#define TEXT_ROOM 256
#define DISCOVERY_MS 5000

struct service {
    char name[NAME_ROOM];
    char kind[NAME_ROOM];
    uint16_t port;
    char text[TEXT_ROOM];
    gedday_text_record_t *record; /* tells in place of the text, as it is by then */
};

static char own_host[NAME_ROOM + 6];
static struct service offered[SERVICES];

static wiced_result_t mdns_unsupported(const char *function) {
    wwep_report(WWEP_REPORT_BAD_CALL, "%s: nobody here can be told by multicast DNS, which is simulated only",
                function);
    return WICED_UNSUPPORTED;
}

wiced_result_t gedday_init(wiced_interface_t interface, const char *desired_name) {
    if (desired_name == NULL || *desired_name == 0 || strlen(desired_name) >= NAME_ROOM) {
        return WICED_BADARG;
    }
    if (!wiced_network_is_up(interface)) {
        return WICED_NOTUP;
    }
    int length = snprintf(own_host, sizeof own_host, "%s.local", desired_name);
    if (wwep_call(WWEP_OP_ANNOUNCE, 0, 0, 0, own_host, (uint32_t)length, NULL, 0, NULL) < 0) {
        own_host[0] = 0;
        return mdns_unsupported("gedday_init");
    }
    return WICED_SUCCESS;
}

const char *gedday_get_hostname(void) {
    return own_host;
}

/* Addresses do not change while a network is up. */
wiced_result_t gedday_update_ip(void) {
    return own_host[0] == 0 ? WICED_ERROR : WICED_SUCCESS;
}

/* The kind without its domain, _http._tcp for _http._tcp.local; 0 if there is no room. */
static int mdns_kind(const char *service_name, char *kind) {
    static const char domain[] = ".local";
    size_t length = strlen(service_name), end = sizeof domain - 1;
    if (length > end && strcmp(service_name + length - end, domain) == 0) {
        length -= end;
    }
    if (length == 0 || length >= NAME_ROOM) {
        return 0;
    }
    memcpy(kind, service_name, length);
    kind[length] = 0;
    return 1;
}

static char *mdns_put(char *to, const char *text) {
    size_t length = strlen(text) + 1;
    memcpy(to, text, length);
    return to + length;
}

/* Each text with a 0 at its end, in place of the dots between them. */
static char *mdns_put_texts(char *to, const char *text) {
    if (*text == 0) {
        return to;
    }
    for (; *text != 0; text++) {
        if (text[0] == '/' && text[1] == '.') {
            *to++ = *++text;
        } else {
            *to++ = *text == '.' ? 0 : *text;
        }
    }
    if (to[-1] != 0) {
        *to++ = 0;
    }
    return to;
}

static wiced_result_t mdns_offer(struct service *service) {
    char bytes[3 * NAME_ROOM + TEXT_ROOM + 8];
    char *end = mdns_put(mdns_put(mdns_put(bytes, service->name), service->kind), own_host);
    end = mdns_put_texts(end, service->record == NULL ? service->text : service->record->buffer);
    int64_t answer = wwep_call(WWEP_OP_SERVICE_OFFER, service->port, 0, 0, bytes, (uint32_t)(end - bytes), NULL, 0,
                               NULL);
    return answer == 0 ? mdns_unsupported("gedday_add_service") : wiced_result_of(answer);
}

static void mdns_withdraw(struct service *service) {
    char bytes[2 * NAME_ROOM];
    char *end = mdns_put(mdns_put(bytes, service->name), service->kind);
    wwep_call(WWEP_OP_SERVICE_WITHDRAW, 0, 0, 0, bytes, (uint32_t)(end - bytes), NULL, 0, NULL);
}

static struct service *mdns_service(const char *instance_name, const char *service_name) {
    char kind[NAME_ROOM];
    if (instance_name == NULL || service_name == NULL || !mdns_kind(service_name, kind)) {
        return NULL;
    }
    for (int i = 0; i < SERVICES; i++) {
        if (offered[i].port != 0 && strcmp(offered[i].name, instance_name) == 0 &&
            strcmp(offered[i].kind, kind) == 0) {
            return &offered[i];
        }
    }
    return NULL;
}

static struct service *mdns_free_place(void) {
    for (int i = 0; i < SERVICES; i++) {
        if (offered[i].port == 0) {
            return &offered[i];
        }
    }
    return NULL;
}

wiced_result_t gedday_add_service(const char *instance_name, const char *service_name, uint16_t port, uint32_t ttl,
                                  const char *txt) {
    (void)ttl; /* a service goes when it is removed, or with the power */
    const char *text = txt == NULL ? "" : txt;
    if (own_host[0] == 0) {
        return WICED_ERROR; /* gedday_init comes first */
    }
    if (instance_name == NULL || service_name == NULL || port == 0 || strlen(instance_name) >= NAME_ROOM ||
        strlen(text) >= TEXT_ROOM) {
        return WICED_BADARG;
    }
    struct service *service = mdns_service(instance_name, service_name);
    if (service != NULL) {
        return WICED_ERROR;
    }
    service = mdns_free_place();
    if (service == NULL) {
        return WICED_OUT_OF_HEAP_SPACE;
    }
    memset(service, 0, sizeof *service);
    if (!mdns_kind(service_name, service->kind)) {
        return WICED_BADARG;
    }
    strcpy(service->name, instance_name);
    strcpy(service->text, text);
    service->port = port;
    wiced_result_t result = mdns_offer(service);
    if (result != WICED_SUCCESS) {
        service->port = 0;
    }
    return result;
}

wiced_result_t gedday_add_dynamic_text_record(const char *instance_name, const char *service_name,
                                              gedday_text_record_t *text_record) {
    struct service *service = mdns_service(instance_name, service_name);
    if (service == NULL) {
        return WICED_NOT_FOUND;
    }
    if (text_record == NULL || text_record->buffer == NULL || text_record->current_size >= TEXT_ROOM) {
        return WICED_BADARG;
    }
    service->record = text_record;
    return gedday_update_service(instance_name, service_name);
}

wiced_result_t gedday_update_service(const char *instance_name, const char *service_name) {
    struct service *service = mdns_service(instance_name, service_name);
    if (service == NULL) {
        return WICED_NOT_FOUND;
    }
    mdns_withdraw(service);
    return mdns_offer(service);
}

wiced_result_t gedday_remove_service(const char *instance_name, const char *service_name) {
    struct service *service = mdns_service(instance_name, service_name);
    if (service == NULL) {
        return WICED_NOT_FOUND;
    }
    mdns_withdraw(service);
    service->port = 0;
    return WICED_SUCCESS;
}

void gedday_deinit(void) {
    for (int i = 0; i < SERVICES; i++) {
        if (offered[i].port != 0) {
            mdns_withdraw(&offered[i]);
            offered[i].port = 0;
        }
    }
    own_host[0] = 0;
}

static char *mdns_copy(const char *text) {
    char *copy = malloc(strlen(text) + 1);
    return copy == NULL ? NULL : strcpy(copy, text);
}

/* The texts in one, as they are given to gedday_add_service. */
static char *mdns_text(const char *from, const char *end) {
    char *text = malloc((size_t)(end - from) * 2 + 1), *to = text;
    if (text == NULL) {
        return NULL;
    }
    for (; from < end; from++) {
        if (*from == '.') {
            *to++ = '/';
        }
        *to++ = *from == 0 ? '.' : *from;
    }
    to[to > text ? -1 : 0] = 0;
    return text;
}

wiced_result_t gedday_discover_service(const char *service_query, gedday_service_t *service_result) {
    char kind[NAME_ROOM], found[1024];
    uint32_t got = 0;
    if (service_query == NULL || service_result == NULL || !mdns_kind(service_query, kind)) {
        return WICED_BADARG;
    }
    memset(service_result, 0, sizeof *service_result);
    int64_t answer = wwep_call(WWEP_OP_SERVICE_FIND, DISCOVERY_MS, 0, 0, kind, (uint32_t)strlen(kind), found,
                               sizeof found - 1, &got);
    if (answer <= 0) {
        return answer == 0 ? WICED_NOT_FOUND : wiced_result_of(answer);
    }
    found[got] = 0;
    const char *host = found + strlen(found) + 1;
    host += strlen(host) + 1;
    SET_IPV4_ADDRESS(service_result->ip[SERVICE_DISCOVER_RESULT_IPV4_ADDRESS_SLOT], (uint32_t)(answer >> 16));
    service_result->port = (uint16_t)answer;
    service_result->service_name = service_query;
    service_result->instance_name = mdns_copy(found);
    service_result->hostname = mdns_copy(host);
    service_result->txt = mdns_text(host + strlen(host) + 1, found + got);
    service_result->is_resolved = WICED_TRUE;
    return WICED_SUCCESS;
}
