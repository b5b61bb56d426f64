/* Sockets by number: making, connecting, accepting, moving bytes. */
#include "zephyr_net.h"

#define FIRST 3 /* those before are the console's */
#define PLACES 64
#ifndef CONFIG_NET_SOCKETS_CONNECT_TIMEOUT
#define CONFIG_NET_SOCKETS_CONNECT_TIMEOUT 3000
#endif

static struct zephyr_socket places[PLACES];

int zephyr_failed(int64_t answer) {
    switch (answer) {
        case WWEP_ERROR_TIMEOUT: errno = EAGAIN; break;
        case WWEP_ERROR_CLOSED: errno = ENOTCONN; break;
        case WWEP_ERROR_RESET: errno = ECONNRESET; break;
        case WWEP_ERROR_CONNECT_FAILED: errno = ECONNREFUSED; break;
        case WWEP_ERROR_BIND_FAILED: errno = EADDRINUSE; break;
        case WWEP_ERROR_NAME_NOT_RESOLVED: errno = EHOSTUNREACH; break;
        case WWEP_ERROR_NO_NETWORK: errno = ENETUNREACH; break;
        case WWEP_ERROR_EXHAUSTED: errno = ENFILE; break;
        case WWEP_ERROR_TLS_REJECTED: errno = ECONNABORTED; break;
        case WWEP_ERROR_IN_INTERRUPT: errno = EWOULDBLOCK; break;
        default: errno = EINVAL; break;
    }
    return -1;
}

struct zephyr_socket *zephyr_socket(int fd) {
    if (fd < FIRST || fd >= FIRST + PLACES || places[fd - FIRST].below == NULL) {
        errno = EBADF;
        return NULL;
    }
    return &places[fd - FIRST];
}

static int take(struct wwep_socket *below, int protocol) {
    for (int i = 0; i < PLACES; i++) {
        if (places[i].below == NULL) {
            places[i] = (struct zephyr_socket){.below = below, .protocol = protocol, .verify = -1,
                .receive_timeout = WWEP_FOREVER, .send_timeout = WWEP_FOREVER};
            below->owner = &places[i];
            return FIRST + i;
        }
    }
    wwep_socket_close(below);
    return zephyr_failed(WWEP_ERROR_EXHAUSTED);
}

int zsock_socket(int family, int type, int protocol) {
    int64_t error;
    if (family != AF_INET && family != AF_UNSPEC) {
        errno = EAFNOSUPPORT;
        return -1;
    }
    if (type != SOCK_STREAM || (protocol != 0 && protocol != IPPROTO_TCP
                                && (protocol < IPPROTO_TLS_1_0 || protocol > IPPROTO_TLS_1_3))) {
        errno = EPROTONOSUPPORT; /* streams alone */
        return -1;
    }
    struct wwep_socket *below = wwep_socket_open(&error);
    return below == NULL ? zephyr_failed(error) : take(below, protocol);
}

int zsock_close(int fd) {
    struct zephyr_socket *self = zephyr_socket(fd);
    if (self == NULL) {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "socket %d is closed and is not open", fd);
        return -1;
    }
    struct wwep_socket *below = self->below;
    self->below = NULL;
    wwep_socket_close(below);
    wwep_wake_all(&zephyr_pollers);
    return 0;
}

int zsock_shutdown(int fd, int how) {
    struct zephyr_socket *self = zephyr_socket(fd);
    if (self == NULL) {
        return -1;
    }
    int64_t answer = how == ZSOCK_SHUT_RD ? 0 : wwep_ask(WWEP_OP_SOCKET_SHUTDOWN, self->below->number, 0, 0);
    return answer < 0 ? zephyr_failed(answer) : 0;
}

static const struct sockaddr_in *ipv4(const struct sockaddr *address, socklen_t length) {
    if (address == NULL || length < sizeof(struct sockaddr_in) || address->sa_family != AF_INET) {
        errno = EAFNOSUPPORT;
        return NULL;
    }
    return (const struct sockaddr_in *)(const void *)address;
}

void zephyr_address(int64_t answer, struct sockaddr *address, socklen_t *length) {
    struct sockaddr_in given = {.sin_family = AF_INET, .sin_port = htons((uint16_t)answer),
        .sin_addr.s_addr = htonl((uint32_t)(answer >> 16))};
    if (address != NULL && length != NULL) {
        memcpy(address, &given, MIN(*length, (socklen_t)sizeof given));
        *length = sizeof given;
    }
}

int zsock_bind(int fd, const struct sockaddr *address, socklen_t length) {
    struct zephyr_socket *self = zephyr_socket(fd);
    const struct sockaddr_in *local = ipv4(address, length);
    if (self == NULL || local == NULL) {
        return -1;
    }
    self->port = ntohs(local->sin_port); /* a listening socket takes it then, a client's is any */
    return 0;
}

int zsock_connect(int fd, const struct sockaddr *address, socklen_t length) {
    struct zephyr_socket *self = zephyr_socket(fd);
    const struct sockaddr_in *peer = ipv4(address, length);
    if (self == NULL || peer == NULL) {
        return -1;
    }
    if (self->below->connected) {
        errno = EISCONN;
        return -1;
    }
    int64_t answer = zephyr_network();
    if (answer >= 0) {
        answer = zephyr_secure(self, 0);
    }
    if (answer >= 0) {
        int64_t to = WWEP_ADDRESS(ntohl(peer->sin_addr.s_addr), ntohs(peer->sin_port));
        answer = wwep_socket_connect(self->below, to, CONFIG_NET_SOCKETS_CONNECT_TIMEOUT);
    }
    if (answer == WWEP_ERROR_TIMEOUT) {
        errno = ETIMEDOUT;
        return -1;
    }
    return answer < 0 ? zephyr_failed(answer) : 0;
}

int zsock_listen(int fd, int backlog) {
    (void)backlog;
    struct zephyr_socket *self = zephyr_socket(fd);
    if (self == NULL) {
        return -1;
    }
    int64_t answer = zephyr_network();
    if (answer >= 0) {
        answer = zephyr_secure(self, 1);
    }
    if (answer >= 0) {
        answer = wwep_socket_listen(self->below, self->port);
    }
    return answer < 0 ? zephyr_failed(answer) : 0;
}

static int64_t receive_timeout(const struct zephyr_socket *self, int flags) {
    return self->nonblocking || (flags & ZSOCK_MSG_DONTWAIT) ? 0 : self->receive_timeout;
}

int zsock_accept(int fd, struct sockaddr *address, socklen_t *length) {
    struct zephyr_socket *self = zephyr_socket(fd);
    if (self == NULL || !self->below->listens) {
        errno = self == NULL ? EBADF : EINVAL;
        return -1;
    }
    int64_t number = wwep_socket_accept(self->below, receive_timeout(self, 0));
    if (number < 0) {
        return zephyr_failed(number);
    }
    struct wwep_socket *below = wwep_socket_wrap(number, NULL);
    if (below == NULL) {
        wwep_post(WWEP_OP_SOCKET_CLOSE, number, 1, 0, NULL, 0);
        return zephyr_failed(WWEP_ERROR_EXHAUSTED);
    }
    below->connected = 1;
    int accepted = take(below, self->protocol);
    if (accepted >= 0) {
        zephyr_address(wwep_ask(WWEP_OP_SOCKET_PEER, number, 0, 0), address, length);
    }
    return accepted;
}

ssize_t zsock_send(int fd, const void *bytes, size_t length, int flags) {
    struct zephyr_socket *self = zephyr_socket(fd);
    if (self == NULL) {
        return -1;
    }
    int at_once = self->nonblocking || (flags & ZSOCK_MSG_DONTWAIT);
    int64_t sent = wwep_socket_send(self->below, bytes, (uint32_t)length, at_once ? 0 : self->send_timeout);
    return sent < 0 ? zephyr_failed(sent) : (ssize_t)sent;
}

ssize_t zsock_sendto(int fd, const void *bytes, size_t length, int flags, const struct sockaddr *to, socklen_t size) {
    (void)to;
    (void)size;
    return zsock_send(fd, bytes, length, flags);
}

ssize_t zsock_recv(int fd, void *room, size_t size, int flags) {
    size_t done = 0;
    int64_t got;
    do {
        struct zephyr_socket *self = zephyr_socket(fd);
        if (self == NULL) {
            return -1;
        }
        got = wwep_socket_receive(self->below, (uint8_t *)room + done, (uint32_t)(size - done),
                                  receive_timeout(self, flags), flags & ZSOCK_MSG_PEEK);
        done += got > 0 ? (size_t)got : 0;
    } while ((flags & ZSOCK_MSG_WAITALL) && got > 0 && done < size);
    return got < 0 && done == 0 ? zephyr_failed(got) : (ssize_t)done;
}

ssize_t zsock_recvfrom(int fd, void *room, size_t size, int flags, struct sockaddr *from, socklen_t *length) {
    ssize_t got = zsock_recv(fd, room, size, flags);
    if (got >= 0) {
        zsock_getpeername(fd, from, length);
    }
    return got;
}

static int name_of(int fd, int operation, struct sockaddr *address, socklen_t *length) {
    struct zephyr_socket *self = zephyr_socket(fd);
    if (self == NULL) {
        return -1;
    }
    int64_t answer = wwep_ask(operation, self->below->number, 0, 0);
    if (answer < 0) {
        return zephyr_failed(answer);
    }
    zephyr_address(answer, address, length);
    return 0;
}

int zsock_getpeername(int fd, struct sockaddr *address, socklen_t *length) {
    return name_of(fd, WWEP_OP_SOCKET_PEER, address, length);
}

int zsock_getsockname(int fd, struct sockaddr *address, socklen_t *length) {
    struct zephyr_socket *self = zephyr_socket(fd);
    if (self != NULL && self->below->listens) {
        zephyr_address(WWEP_ADDRESS(0, self->port), address, length);
        return 0;
    }
    return name_of(fd, WWEP_OP_SOCKET_LOCAL, address, length);
}

/* The first three are the console's. */
ssize_t zsock_read(int fd, void *room, size_t size) {
    if (fd == 0) {
        uint32_t got = 0;
        wwep_call(WWEP_OP_UART_RECEIVE, (int64_t)size, WWEP_FOREVER, 0, NULL, 0, room, (uint32_t)size, &got);
        return (ssize_t)got;
    }
    return zsock_recv(fd, room, size, 0);
}

ssize_t zsock_write(int fd, const void *bytes, size_t length) {
    return fd == 1 || fd == 2 ? (ssize_t)fwrite(bytes, 1, length, stdout) : zsock_send(fd, bytes, length, 0);
}
