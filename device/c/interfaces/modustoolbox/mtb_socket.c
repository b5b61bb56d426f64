/* Sockets: making, connecting, accepting, moving bytes. */
#include <stdlib.h>
#include <string.h>
#include "mtb_socket.h"

#define PLACES 64
#define CONNECT_TIMEOUT 10000
#define LOOKUP_TIMEOUT 10000

static struct mtb_socket places[PLACES];

cy_rslt_t mtb_result(int64_t answer) {
    switch (answer) {
        case WWEP_ERROR_TIMEOUT: return CY_RSLT_MODULE_SECURE_SOCKETS_TIMEOUT;
        case WWEP_ERROR_CLOSED:
        case WWEP_ERROR_RESET: return CY_RSLT_MODULE_SECURE_SOCKETS_CLOSED;
        case WWEP_ERROR_BIND_FAILED: return CY_RSLT_MODULE_SECURE_SOCKETS_ADDRESS_IN_USE;
        case WWEP_ERROR_NAME_NOT_RESOLVED: return CY_RSLT_MODULE_SECURE_SOCKETS_HOST_NOT_FOUND;
        case WWEP_ERROR_EXHAUSTED: return CY_RSLT_MODULE_SECURE_SOCKETS_NOMEM;
        case WWEP_ERROR_TLS_REJECTED: return CY_RSLT_MODULE_SECURE_SOCKETS_TLS_ERROR;
        case WWEP_ERROR_INVALID: return CY_RSLT_MODULE_SECURE_SOCKETS_BADARG;
        default: return answer < 0 ? CY_RSLT_MODULE_SECURE_SOCKETS_TCPIP_ERROR : CY_RSLT_SUCCESS;
    }
}

cy_socket_t mtb_handle(struct mtb_socket *self) {
    return (cy_socket_t)(uintptr_t)(self->life * PLACES + (uint32_t)(self - places) + 1);
}

struct mtb_socket *mtb_socket(cy_socket_t handle) {
    uint32_t number = (uint32_t)(uintptr_t)handle - 1;
    struct mtb_socket *self = &places[number % PLACES];
    return handle != NULL && self->socket != NULL && self->life == number / PLACES ? self : NULL;
}

static struct mtb_socket *take(struct wwep_socket *socket) {
    for (int i = 0; i < PLACES; i++) {
        if (places[i].socket == NULL) {
            uint32_t life = places[i].life + 1;
            memset(&places[i], 0, sizeof places[i]);
            places[i].life = life;
            places[i].socket = socket;
            places[i].auth_mode = -1; /* clients check, servers do not */
            places[i].receive_timeout = DEFAULT_RECV_TIMEOUT_IN_MSEC;
            places[i].send_timeout = DEFAULT_SEND_TIMEOUT_IN_MSEC;
            socket->owner = &places[i];
            return &places[i];
        }
    }
    return NULL;
}

static int64_t timeout_of(uint32_t milliseconds) {
    return milliseconds == CY_SOCKET_NEVER_TIMEOUT ? WWEP_FOREVER : (int64_t)milliseconds;
}

cy_rslt_t cy_socket_init(void) {
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_socket_deinit(void) {
    int open = 0;
    for (int i = 0; i < PLACES; i++) {
        open += places[i].socket != NULL;
    }
    if (open > 0) {
        wwep_report(WWEP_REPORT_LEAK, "cy_socket_deinit while %d sockets were not deleted", open);
    }
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_socket_create(int domain, int type, int protocol, cy_socket_t *handle) {
    int64_t error;
    if (domain != CY_SOCKET_DOMAIN_AF_INET || type != CY_SOCKET_TYPE_STREAM || protocol == CY_SOCKET_IPPROTO_UDP) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_PROTOCOL_NOT_SUPPORTED;
    }
    struct wwep_socket *socket = wwep_socket_open(&error);
    struct mtb_socket *self = socket == NULL ? NULL : take(socket);
    if (self == NULL) {
        if (socket != NULL) {
            wwep_socket_close(socket);
        }
        return mtb_result(error);
    }
    self->secured = protocol == CY_SOCKET_IPPROTO_TLS;
    *handle = mtb_handle(self);
    return CY_RSLT_SUCCESS;
}

static int64_t secure(struct mtb_socket *self, int by_default) {
    static const int checks[] = {WWEP_TLS_CHECK_NEVER, WWEP_TLS_CHECK_IF_SHOWN, WWEP_TLS_CHECK_ALWAYS};
    int mode = self->auth_mode < 0 ? by_default : self->auth_mode;
    return !self->secured ? 0
                          : wwep_call(WWEP_OP_SOCKET_TLS, self->socket->number, self->identity,
                                      WWEP_TLS_SETTING(self->trust, checks[mode]), self->name,
                                      (uint32_t)strlen(self->name), NULL, 0, NULL);
}

static int watch(struct mtb_socket *self) {
    if (self->on_receive.callback == NULL && self->on_disconnect.callback == NULL
        && !(self->socket->listens && self->on_connect.callback != NULL)) {
        return 0;
    }
    self->socket->notify = mtb_notify;
    return wwep_socket_watch(self->socket);
}

cy_rslt_t cy_socket_connect(cy_socket_t handle, cy_socket_sockaddr_t *address, uint32_t address_length) {
    (void)address_length;
    struct mtb_socket *self = mtb_socket(handle);
    if (self == NULL || address == NULL) {
        return self == NULL ? CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET : CY_RSLT_MODULE_SECURE_SOCKETS_BADARG;
    }
    int64_t answer = secure(self, CY_SOCKET_TLS_VERIFY_REQUIRED);
    if (answer >= 0) {
        int64_t peer = WWEP_ADDRESS(__builtin_bswap32(address->ip_address.ip.v4), address->port);
        answer = wwep_socket_connect(self->socket, peer, CONNECT_TIMEOUT);
    }
    return answer < 0 ? mtb_result(answer) : mtb_result(watch(self) < 0 ? WWEP_ERROR_EXHAUSTED : 0);
}

cy_rslt_t cy_socket_bind(cy_socket_t handle, cy_socket_sockaddr_t *address, uint32_t address_length) {
    (void)address_length;
    struct mtb_socket *self = mtb_socket(handle);
    if (self == NULL || address == NULL) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET;
    }
    self->port = address->port; /* a listening socket takes it then, a client's is any */
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_socket_listen(cy_socket_t handle, int backlog) {
    (void)backlog;
    struct mtb_socket *self = mtb_socket(handle);
    if (self == NULL) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET;
    }
    int64_t answer = secure(self, CY_SOCKET_TLS_VERIFY_NONE);
    if (answer >= 0) {
        answer = wwep_socket_listen(self->socket, self->port);
    }
    return answer < 0 ? mtb_result(answer) : mtb_result(watch(self) < 0 ? WWEP_ERROR_EXHAUSTED : 0);
}

static void address_of(int64_t answer, cy_socket_sockaddr_t *address) {
    address->port = (uint16_t)answer;
    address->ip_address.version = CY_SOCKET_IP_VER_V4;
    address->ip_address.ip.v4 = __builtin_bswap32((uint32_t)(answer >> 16));
}

cy_rslt_t cy_socket_getpeername(cy_socket_t handle, cy_socket_sockaddr_t *address, uint32_t *address_length) {
    struct mtb_socket *self = mtb_socket(handle);
    int64_t peer = self == NULL ? WWEP_ERROR_CLOSED : wwep_ask(WWEP_OP_SOCKET_PEER, self->socket->number, 0, 0);
    if (peer < 0) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_NOT_CONNECTED;
    }
    address_of(peer, address);
    *address_length = sizeof *address;
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_socket_accept(cy_socket_t handle, cy_socket_sockaddr_t *address, uint32_t *address_length,
                           cy_socket_t *socket) {
    struct mtb_socket *self = mtb_socket(handle);
    if (self == NULL || !self->socket->listens) {
        return self == NULL ? CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET
                            : CY_RSLT_MODULE_SECURE_SOCKETS_NOT_LISTENING;
    }
    int64_t number = wwep_socket_accept(self->socket, timeout_of(self->receive_timeout));
    if (number < 0) {
        return mtb_result(number);
    }
    struct wwep_socket *connection = wwep_socket_wrap(number, NULL);
    struct mtb_socket *accepted = connection == NULL ? NULL : take(connection);
    if (accepted == NULL) {
        wwep_post(WWEP_OP_SOCKET_CLOSE, number, 1, 0, NULL, 0);
        free(connection);
        return CY_RSLT_MODULE_SECURE_SOCKETS_NOMEM;
    }
    connection->connected = 1;
    accepted->secured = self->secured;
    accepted->auth_mode = self->auth_mode;
    accepted->receive_timeout = self->receive_timeout;
    accepted->send_timeout = self->send_timeout;
    accepted->on_receive = self->on_receive;
    accepted->on_disconnect = self->on_disconnect;
    *socket = mtb_handle(accepted);
    if (address != NULL && address_length != NULL) {
        cy_socket_getpeername(*socket, address, address_length);
    }
    return mtb_result(watch(accepted) < 0 ? WWEP_ERROR_EXHAUSTED : 0);
}

cy_rslt_t cy_socket_send(cy_socket_t handle, const void *buffer, uint32_t length, int flags, uint32_t *bytes_sent) {
    (void)flags;
    struct mtb_socket *self = mtb_socket(handle);
    if (bytes_sent != NULL) {
        *bytes_sent = 0;
    }
    if (self == NULL || !self->socket->connected) {
        return self == NULL ? CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET
                            : CY_RSLT_MODULE_SECURE_SOCKETS_NOT_CONNECTED;
    }
    int64_t sent = wwep_socket_send(self->socket, buffer, length, timeout_of(self->send_timeout));
    if (sent >= 0 && bytes_sent != NULL) {
        *bytes_sent = (uint32_t)sent;
    }
    return mtb_result(sent);
}

cy_rslt_t cy_socket_recv(cy_socket_t handle, void *buffer, uint32_t length, int flags, uint32_t *bytes_received) {
    struct mtb_socket *self = mtb_socket(handle);
    if (bytes_received != NULL) {
        *bytes_received = 0;
    }
    if (self == NULL || !self->socket->connected) {
        return self == NULL ? CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET
                            : CY_RSLT_MODULE_SECURE_SOCKETS_NOT_CONNECTED;
    }
    int64_t got = wwep_socket_receive(self->socket, buffer, length, timeout_of(self->receive_timeout),
                                      flags & CY_SOCKET_FLAGS_PEEK);
    if (got > 0 && bytes_received != NULL) {
        *bytes_received = (uint32_t)got;
    }
    return got == 0 ? CY_RSLT_MODULE_SECURE_SOCKETS_CLOSED : mtb_result(got);
}

cy_rslt_t cy_socket_disconnect(cy_socket_t handle, uint32_t timeout) {
    (void)timeout;
    struct mtb_socket *self = mtb_socket(handle);
    if (self == NULL) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET;
    }
    if (!self->socket->connected) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_NOT_CONNECTED;
    }
    wwep_socket_disconnect(self->socket);
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_socket_delete(cy_socket_t handle) {
    struct mtb_socket *self = mtb_socket(handle);
    if (self == NULL) {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "a socket is deleted that does not exist");
        return CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET;
    }
    struct wwep_socket *socket = self->socket;
    socket->owner = NULL;
    self->socket = NULL;
    wwep_socket_close(socket);
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_socket_shutdown(cy_socket_t handle, int how) {
    struct mtb_socket *self = mtb_socket(handle);
    if (self == NULL) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET;
    }
    return how & CY_SOCKET_SHUT_WR ? mtb_result(wwep_ask(WWEP_OP_SOCKET_SHUTDOWN, self->socket->number, 0, 0))
                                   : CY_RSLT_SUCCESS;
}

cy_rslt_t cy_socket_gethostbyname(const char *hostname, cy_socket_ip_version_t version,
                                  cy_socket_ip_address_t *address) {
    if (hostname == NULL || address == NULL || version != CY_SOCKET_IP_VER_V4) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_BADARG;
    }
    int64_t found = wwep_call(WWEP_OP_LOOKUP, LOOKUP_TIMEOUT, 0, 0, hostname, (uint32_t)strlen(hostname), NULL, 0,
                              NULL);
    if (found < 0) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_HOST_NOT_FOUND;
    }
    address->version = version;
    address->ip.v4 = __builtin_bswap32((uint32_t)found);
    return CY_RSLT_SUCCESS;
}
