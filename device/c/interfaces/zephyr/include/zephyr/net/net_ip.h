/* Addresses and byte order. */
#ifndef WWEP_ZEPHYR_NET_IP_H
#define WWEP_ZEPHYR_NET_IP_H

#include <stdint.h>
#include <sys/types.h>
#include <zephyr/sys/byteorder.h>
#include <zephyr/sys/util.h>

#define AF_UNSPEC 0
#define AF_INET 1
#define AF_INET6 2
#define PF_UNSPEC AF_UNSPEC
#define PF_INET AF_INET
#define PF_INET6 AF_INET6
#define SOCK_STREAM 1
#define SOCK_DGRAM 2
#define SOCK_RAW 3

#define IPPROTO_IP 0
#define IPPROTO_ICMP 1
#define IPPROTO_TCP 6
#define IPPROTO_UDP 17
#define IPPROTO_TLS_1_0 256
#define IPPROTO_TLS_1_1 257
#define IPPROTO_TLS_1_2 258
#define IPPROTO_TLS_1_3 259
#define IPPROTO_DTLS_1_0 272
#define IPPROTO_DTLS_1_2 273

typedef unsigned short sa_family_t;
typedef unsigned int socklen_t;
typedef uint16_t in_port_t;
typedef uint32_t in_addr_t;

struct in_addr {
    union {
        uint8_t s4_addr[4];
        uint32_t s_addr; /* in network byte order */
        uint32_t s4_addr32[1];
    };
};
struct in6_addr {
    union {
        uint8_t s6_addr[16];
        uint32_t s6_addr32[4];
    };
};
struct sockaddr {
    sa_family_t sa_family;
    char data[30];
};
struct sockaddr_in {
    sa_family_t sin_family;
    in_port_t sin_port;
    struct in_addr sin_addr;
};
struct sockaddr_in6 {
    sa_family_t sin6_family;
    in_port_t sin6_port;
    struct in6_addr sin6_addr;
    uint8_t sin6_scope_id;
};
struct sockaddr_storage {
    sa_family_t ss_family;
    char data[30];
};
struct net_addr {
    sa_family_t family;
    union {
        struct in_addr in_addr;
        struct in6_addr in6_addr;
    };
};

#define INADDR_ANY 0
#define INADDR_LOOPBACK 0x7f000001
#define INADDR_BROADCAST 0xffffffff
#define INADDR_ANY_INIT {{{0, 0, 0, 0}}}
#define INET_ADDRSTRLEN 16
#define INET6_ADDRSTRLEN 46
#define NET_IPV4_ADDR_LEN INET_ADDRSTRLEN
#define NET_IPV6_ADDR_LEN INET6_ADDRSTRLEN

#undef htons
#undef htonl
#undef ntohs
#undef ntohl
#define htons(x) sys_cpu_to_be16(x)
#define htonl(x) sys_cpu_to_be32(x)
#define ntohs(x) sys_be16_to_cpu(x)
#define ntohl(x) sys_be32_to_cpu(x)

#define net_sin(address) ((struct sockaddr_in *)(void *)(address))
#define net_sin6(address) ((struct sockaddr_in6 *)(void *)(address))

int net_addr_pton(sa_family_t family, const char *text, void *address);
char *net_addr_ntop(sa_family_t family, const void *address, char *text, size_t size);

#endif
