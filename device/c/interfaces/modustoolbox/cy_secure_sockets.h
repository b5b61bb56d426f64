/* Sockets with TLS below them. IPv4 addresses are in network byte order, ports in the processor's. */
#ifndef WWEP_CY_SECURE_SOCKETS_H
#define WWEP_CY_SECURE_SOCKETS_H

#include <stdbool.h>
#include <stdint.h>
#include "cy_result.h"

#define CY_RSLT_SECURE_SOCKETS_ERR_BASE CY_RSLT_CREATE(CY_RSLT_TYPE_ERROR, CY_RSLT_MODULE_SECURE_SOCKETS_BASE, 0)
#define CY_RSLT_MODULE_SECURE_SOCKETS_TCPIP_ERROR (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 1)
#define CY_RSLT_MODULE_SECURE_SOCKETS_BADARG (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 2)
#define CY_RSLT_MODULE_SECURE_SOCKETS_NOMEM (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 3)
#define CY_RSLT_MODULE_SECURE_SOCKETS_NOT_CONNECTED (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 4)
#define CY_RSLT_MODULE_SECURE_SOCKETS_CLOSED (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 5)
#define CY_RSLT_MODULE_SECURE_SOCKETS_ALREADY_CONNECTED (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 6)
#define CY_RSLT_MODULE_SECURE_SOCKETS_PROTOCOL_NOT_SUPPORTED (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 7)
#define CY_RSLT_MODULE_SECURE_SOCKETS_OPTION_NOT_SUPPORTED (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 8)
#define CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_OPTION (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 9)
#define CY_RSLT_MODULE_SECURE_SOCKETS_NOT_LISTENING (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 10)
#define CY_RSLT_MODULE_SECURE_SOCKETS_TIMEOUT (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 11)
#define CY_RSLT_MODULE_SECURE_SOCKETS_IN_PROGRESS (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 12)
#define CY_RSLT_MODULE_SECURE_SOCKETS_HOST_NOT_FOUND (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 13)
#define CY_RSLT_MODULE_SECURE_SOCKETS_TLS_ERROR (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 14)
#define CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 15)
#define CY_RSLT_MODULE_SECURE_SOCKETS_NOT_SUPPORTED (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 16)
#define CY_RSLT_MODULE_SECURE_SOCKETS_NOT_INITIALIZED (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 17)
#define CY_RSLT_MODULE_SECURE_SOCKETS_NETIF_DOES_NOT_EXIST (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 18)
#define CY_RSLT_MODULE_SECURE_SOCKETS_ARP_TIMEOUT (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 19)
#define CY_RSLT_MODULE_SECURE_SOCKETS_ADDRESS_IN_USE (CY_RSLT_SECURE_SOCKETS_ERR_BASE + 21)

#define CY_SOCKET_INVALID_HANDLE ((cy_socket_t)(uintptr_t)~0U)
#define DEFAULT_RECV_TIMEOUT_IN_MSEC 10000
#define DEFAULT_SEND_TIMEOUT_IN_MSEC 10000
#define CY_SOCKET_NEVER_TIMEOUT (0xFFFFFFFFU)

#define CY_SOCKET_DOMAIN_AF_INET (2)
#define CY_SOCKET_DOMAIN_AF_INET6 (10)
#define CY_SOCKET_TYPE_STREAM (1)
#define CY_SOCKET_TYPE_DGRAM (2)
#define CY_SOCKET_IPPROTO_TCP (1)
#define CY_SOCKET_IPPROTO_UDP (2)
#define CY_SOCKET_IPPROTO_TLS (3)

#define CY_SOCKET_SOL_SOCKET (1)
#define CY_SOCKET_SOL_TCP (2)
#define CY_SOCKET_SOL_TLS (3)
#define CY_SOCKET_SOL_IP (4)

#define CY_SOCKET_SO_RCVTIMEO (0)
#define CY_SOCKET_SO_SNDTIMEO (1)
#define CY_SOCKET_SO_NONBLOCK (2)
#define CY_SOCKET_SO_TCP_KEEPALIVE_ENABLE (3)
#define CY_SOCKET_SO_TCP_KEEPALIVE_INTERVAL (4)
#define CY_SOCKET_SO_TCP_KEEPALIVE_COUNT (5)
#define CY_SOCKET_SO_TCP_KEEPALIVE_IDLE_TIME (6)
#define CY_SOCKET_SO_CONNECT_REQUEST_CALLBACK (7)
#define CY_SOCKET_SO_RECEIVE_CALLBACK (8)
#define CY_SOCKET_SO_DISCONNECT_CALLBACK (9)
#define CY_SOCKET_SO_NWRITE (10)
#define CY_SOCKET_SO_TCP_USER_TIMEOUT (11)
#define CY_SOCKET_SO_TRUSTED_ROOTCA_CERTIFICATE (12)
#define CY_SOCKET_SO_TLS_IDENTITY (13)
#define CY_SOCKET_SO_SERVER_NAME_INDICATION (14)
#define CY_SOCKET_SO_ALPN_PROTOCOLS (15)
#define CY_SOCKET_SO_TLS_AUTH_MODE (16)
#define CY_SOCKET_SO_TLS_MFL (17)
#define CY_SOCKET_SO_JOIN_MULTICAST_GROUP (18)
#define CY_SOCKET_SO_LEAVE_MULTICAST_GROUP (19)
#define CY_SOCKET_SO_IP_MULTICAST_TTL (20)
#define CY_SOCKET_SO_BROADCAST (21)
#define CY_SOCKET_SO_BINDTODEVICE (22)
#define CY_SOCKET_SO_TCP_NODELAY (23)
#define CY_SOCKET_SO_BYTES_AVAILABLE (24)

#define CY_SOCKET_FLAGS_NONE (0x0)
#define CY_SOCKET_FLAGS_PEEK (0x1)
#define CY_SOCKET_FLAGS_RECVFROM_NONE (0x1)
#define CY_SOCKET_SHUT_RD (0x1)
#define CY_SOCKET_SHUT_WR (0x2)
#define CY_SOCKET_POLL_READ (0x1)
#define CY_SOCKET_POLL_WRITE (0x2)

typedef enum { CY_SOCKET_IP_VER_V4 = 4, CY_SOCKET_IP_VER_V6 = 6 } cy_socket_ip_version_t;
typedef enum {
    CY_SOCKET_TLS_VERIFY_NONE, CY_SOCKET_TLS_VERIFY_OPTIONAL, CY_SOCKET_TLS_VERIFY_REQUIRED
} cy_socket_tls_auth_mode_t;
typedef enum { CY_SOCKET_STA_INTERFACE, CY_SOCKET_AP_INTERFACE } cy_socket_interface_t;

typedef void *cy_socket_t;
typedef cy_rslt_t (*cy_socket_callback_t)(cy_socket_t socket_handle, void *arg);

typedef struct cy_socket_ip_address {
    cy_socket_ip_version_t version;
    union { uint32_t v4; uint32_t v6[4]; } ip;
} cy_socket_ip_address_t;

typedef struct cy_socket_sockaddr {
    uint16_t port;
    cy_socket_ip_address_t ip_address;
} cy_socket_sockaddr_t;

typedef struct cy_socket_opt_callback {
    cy_socket_callback_t callback;
    void *arg;
} cy_socket_opt_callback_t;

cy_rslt_t cy_socket_init(void);
cy_rslt_t cy_socket_deinit(void);
cy_rslt_t cy_socket_create(int domain, int type, int protocol, cy_socket_t *handle);
cy_rslt_t cy_socket_connect(cy_socket_t handle, cy_socket_sockaddr_t *address, uint32_t address_length);
cy_rslt_t cy_socket_disconnect(cy_socket_t handle, uint32_t timeout);
cy_rslt_t cy_socket_bind(cy_socket_t handle, cy_socket_sockaddr_t *address, uint32_t address_length);
cy_rslt_t cy_socket_listen(cy_socket_t handle, int backlog);
cy_rslt_t cy_socket_accept(cy_socket_t handle, cy_socket_sockaddr_t *address, uint32_t *address_length,
                           cy_socket_t *socket);
cy_rslt_t cy_socket_send(cy_socket_t handle, const void *buffer, uint32_t length, int flags, uint32_t *bytes_sent);
cy_rslt_t cy_socket_recv(cy_socket_t handle, void *buffer, uint32_t length, int flags, uint32_t *bytes_received);
cy_rslt_t cy_socket_setsockopt(cy_socket_t handle, int level, int optname, const void *optval, uint32_t optlen);
cy_rslt_t cy_socket_getsockopt(cy_socket_t handle, int level, int optname, void *optval, uint32_t *optlen);
cy_rslt_t cy_socket_gethostbyname(const char *hostname, cy_socket_ip_version_t version,
                                  cy_socket_ip_address_t *address);
cy_rslt_t cy_socket_getpeername(cy_socket_t handle, cy_socket_sockaddr_t *address, uint32_t *address_length);
cy_rslt_t cy_socket_shutdown(cy_socket_t handle, int how);
cy_rslt_t cy_socket_poll(cy_socket_t handle, uint32_t *flags, uint32_t timeout);
cy_rslt_t cy_socket_delete(cy_socket_t handle);

#endif
