/* Names and addresses as text. */
#include "zephyr_net.h"

#ifndef CONFIG_NET_SOCKETS_DNS_TIMEOUT
#define CONFIG_NET_SOCKETS_DNS_TIMEOUT 2000
#endif

int zsock_inet_pton(sa_family_t family, const char *text, void *address) {
    unsigned a, b, c, d;
    char more;
    if (family != AF_INET) {
        errno = EAFNOSUPPORT;
        return -1;
    }
    if (sscanf(text, "%u.%u.%u.%u%c", &a, &b, &c, &d, &more) != 4 || a > 255 || b > 255 || c > 255 || d > 255) {
        return 0;
    }
    uint8_t bytes[4] = {(uint8_t)a, (uint8_t)b, (uint8_t)c, (uint8_t)d};
    memcpy(address, bytes, sizeof bytes);
    return 1;
}

char *zsock_inet_ntop(sa_family_t family, const void *address, char *text, size_t size) {
    const uint8_t *bytes = address;
    if (family != AF_INET || size < INET_ADDRSTRLEN) {
        errno = family != AF_INET ? EAFNOSUPPORT : ENOSPC;
        return NULL;
    }
    snprintf(text, size, "%u.%u.%u.%u", bytes[0], bytes[1], bytes[2], bytes[3]);
    return text;
}

int net_addr_pton(sa_family_t family, const char *text, void *address) {
    return zsock_inet_pton(family, text, address) == 1 ? 0 : -EINVAL;
}

char *net_addr_ntop(sa_family_t family, const void *address, char *text, size_t size) {
    return zsock_inet_ntop(family, address, text, size);
}

/* The most addresses of a name; Zephyr's own limit, 2 unless configured, is lower. */
#define MOST_ADDRESSES 32

/* Fills in the addresses of a host, in network order; returns how many there are, or an error. */
static int resolve(const char *host, const struct zsock_addrinfo *hints, struct in_addr *address) {
    int flags = hints == NULL ? 0 : hints->ai_flags;
    if (host == NULL) {
        address->s_addr = htonl(flags & AI_PASSIVE ? INADDR_ANY : INADDR_LOOPBACK);
        return 1;
    }
    if (zsock_inet_pton(AF_INET, host, address) == 1) {
        return 1;
    }
    if (flags & AI_NUMERICHOST) {
        return DNS_EAI_NONAME;
    }
    if (zephyr_network() < 0) {
        return DNS_EAI_AGAIN;
    }
    uint32_t bytes = 0;
    int64_t found = wwep_call(WWEP_OP_LOOKUP, CONFIG_NET_SOCKETS_DNS_TIMEOUT, 0, 0, host, (uint32_t)strlen(host),
                              address, MOST_ADDRESSES * sizeof *address, &bytes);
    if (found < 0) {
        return found == WWEP_ERROR_TIMEOUT ? DNS_EAI_AGAIN : DNS_EAI_NONAME;
    }
    return (int)(bytes / sizeof *address);
}

static void fill(struct zsock_addrinfo *made, const struct zsock_addrinfo *hints, struct in_addr address, long port) {
    struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = address};
    memcpy(&made->_ai_addr, &there, sizeof there);
    made->ai_family = AF_INET;
    made->ai_socktype = hints == NULL || hints->ai_socktype == 0 ? SOCK_STREAM : hints->ai_socktype;
    made->ai_protocol = hints == NULL || hints->ai_protocol == 0 ? IPPROTO_TCP : hints->ai_protocol;
    made->ai_addrlen = sizeof there;
    made->ai_addr = &made->_ai_addr;
    made->ai_canonname = made->_ai_canonname;
}

int zsock_getaddrinfo(const char *host, const char *service, const struct zsock_addrinfo *hints,
                      struct zsock_addrinfo **result) {
    struct in_addr addresses[MOST_ADDRESSES];
    char *end = NULL;
    long port = service == NULL ? 0 : strtol(service, &end, 10);
    if ((service != NULL && (*service == 0 || *end != 0)) || port < 0 || port > 65535) {
        return DNS_EAI_SERVICE; /* numbers alone, as in Zephyr */
    }
    if (hints != NULL && hints->ai_family == AF_INET6) {
        return DNS_EAI_NONAME;
    }
    int found = resolve(host, hints, addresses);
    if (found < 0) {
        return found;
    }
    /* One piece of memory for all, as in Zephyr: who frees the first frees them. */
    struct zsock_addrinfo *made = calloc((size_t)found, sizeof *made);
    if (made == NULL) {
        return DNS_EAI_MEMORY;
    }
    for (int i = 0; i < found; i++) {
        fill(&made[i], hints, addresses[i], port);
        made[i].ai_next = i + 1 < found ? &made[i + 1] : NULL;
    }
    *result = made;
    return 0;
}

void zsock_freeaddrinfo(struct zsock_addrinfo *result) {
    free(result);
}

const char *zsock_gai_strerror(int error) {
    switch (error) {
        case 0: return "no error";
        case DNS_EAI_NONAME: return "unknown name";
        case DNS_EAI_AGAIN: return "no answer yet";
        case DNS_EAI_SERVICE: return "no number of a port";
        case DNS_EAI_MEMORY: return "out of memory";
        default: return "lookup failed";
    }
}

int zsock_getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size, char *service,
                      socklen_t service_size, int flags) {
    (void)flags;
    const struct sockaddr_in *given = (const struct sockaddr_in *)(const void *)address;
    if (length < sizeof *given || address->sa_family != AF_INET) {
        return DNS_EAI_FAMILY;
    }
    if (host != NULL && zsock_inet_ntop(AF_INET, &given->sin_addr, host, host_size) == NULL) {
        return DNS_EAI_SYSTEM;
    }
    if (service != NULL) {
        snprintf(service, service_size, "%u", ntohs(given->sin_port));
    }
    return 0;
}

int zsock_gethostname(char *room, size_t size) {
    snprintf(room, size, "zephyr");
    return 0;
}
