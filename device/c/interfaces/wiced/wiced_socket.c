/* Sockets. One that listens has two numbers at the host: what listens, and what it accepted. */
#include "wiced_packet.h"

#define MAGIC 0x77736f63
#define DISCONNECT_MS 3000
#define ADDRESS_OF(answer) ((uint32_t)((answer) >> 16))
#define PORT_OF(answer) ((uint16_t)(answer))

wiced_result_t wiced_tcp_create_socket(wiced_tcp_socket_t *socket, wiced_interface_t interface) {
    (void)interface;
    memset(socket, 0, sizeof *socket);
    int64_t number = wwep_ask(WWEP_OP_SOCKET_NEW, 0, 0, 0);
    if (number < 0) {
        return wiced_result_of(number);
    }
    socket->open = (int)number;
    socket->magic = MAGIC;
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_bind(wiced_tcp_socket_t *socket, uint16_t port) {
    if (socket->magic != MAGIC) {
        return WICED_INVALID_SOCKET;
    }
    /* Any port is what a socket has anyway. */
    return port == WICED_ANY_PORT ? WICED_SUCCESS
                                  : wiced_result_of(wwep_ask(WWEP_OP_SOCKET_BIND, socket->open, port, 0));
}

static void note_peer(wiced_tcp_socket_t *socket, int64_t peer) {
    socket->socket.nx_tcp_socket_connect_ip.nxd_ip_version = WICED_IPV4;
    socket->socket.nx_tcp_socket_connect_ip.nxd_ip_address.v4 = ADDRESS_OF(peer);
    socket->socket.nx_tcp_socket_connect_port = PORT_OF(peer);
    socket->state = WICED_SOCKET_CONNECTED;
}

wiced_result_t wiced_tcp_connect(wiced_tcp_socket_t *socket, const wiced_ip_address_t *address, uint16_t port,
                                 uint32_t timeout_ms) {
    if (socket->magic != MAGIC) {
        return WICED_INVALID_SOCKET;
    }
    socket->state = WICED_SOCKET_CONNECTING;
    int64_t peer = WWEP_ADDRESS(address->ip.v4, port);
    int64_t answer = wwep_ask(WWEP_OP_SOCKET_CONNECT, socket->open, peer, wiced_timeout(timeout_ms));
    if (answer < 0) {
        socket->state = WICED_SOCKET_CLOSED;
        return wiced_result_of(answer);
    }
    note_peer(socket, peer);
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_listen(wiced_tcp_socket_t *socket, uint16_t port) {
    if (socket->magic != MAGIC) {
        return WICED_INVALID_SOCKET;
    }
    socket->state = WICED_SOCKET_LISTEN;
    if (socket->listener != 0 || socket->server != NULL) {
        return WICED_SUCCESS; /* it listens again for the next connection */
    }
    int64_t answer = wwep_ask(WWEP_OP_SOCKET_LISTEN, socket->open, port, 0);
    if (answer < 0) {
        socket->state = WICED_SOCKET_ERROR;
        return wiced_result_of(answer);
    }
    socket->listener = socket->open;
    socket->open = 0;
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_accept(wiced_tcp_socket_t *socket) {
    if (socket->announced) {
        socket->announced = 0;
        return WICED_SUCCESS;
    }
    if (socket->listener == 0) {
        return WICED_NOT_BOUND;
    }
    int64_t number = wwep_ask(WWEP_OP_SOCKET_ACCEPT, socket->listener, WICED_TCP_ACCEPT_TIMEOUT, 0);
    if (number < 0) {
        return wiced_result_of(number);
    }
    socket->open = (int)number;
    note_peer(socket, wwep_ask(WWEP_OP_SOCKET_PEER, number, 0, 0));
    return WICED_SUCCESS;
}

static void drop_pending(wiced_tcp_socket_t *socket) {
    if (socket->pending != NULL) {
        wiced_packet_delete(socket->pending);
        socket->pending = NULL;
    }
}

wiced_result_t wiced_tcp_disconnect(wiced_tcp_socket_t *socket) {
    if (socket->magic != MAGIC) {
        return WICED_INVALID_SOCKET;
    }
    drop_pending(socket);
    if (socket->open != 0) {
        packets_drain(socket, DISCONNECT_MS);
        packets_leave(socket);
        int accepted = socket->listener != 0 || socket->server != NULL;
        wwep_post(WWEP_OP_SOCKET_CLOSE, socket->open, accepted, 0, NULL, 0);
        socket->open = accepted ? 0 : socket->open;
    }
    socket->state = WICED_SOCKET_CLOSED;
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_delete_socket(wiced_tcp_socket_t *socket) {
    if (socket->magic != MAGIC) {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "a socket is deleted that does not exist");
        return WICED_INVALID_SOCKET;
    }
    drop_pending(socket);
    packets_drain(socket, DISCONNECT_MS);
    packets_leave(socket);
    int forgotten = packets_forget(socket);
    if (forgotten > 0) {
        wwep_report(WWEP_REPORT_LEAK, "a socket is deleted that still has %d of its packets", forgotten);
    }
    if (socket->open != 0) {
        wwep_post(WWEP_OP_SOCKET_CLOSE, socket->open, 1, 0, NULL, 0);
    }
    if (socket->listener != 0) {
        wwep_post(WWEP_OP_SOCKET_CLOSE, socket->listener, 1, 0, NULL, 0);
    }
    memset(socket, 0, sizeof *socket);
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_server_peer(wiced_tcp_socket_t *socket, wiced_ip_address_t *address, uint16_t *port) {
    SET_IPV4_ADDRESS(*address, socket->socket.nx_tcp_socket_connect_ip.nxd_ip_address.v4);
    *port = socket->socket.nx_tcp_socket_connect_port;
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_get_socket_state(wiced_tcp_socket_t *socket, wiced_socket_state_t *state) {
    *state = socket->pending != NULL ? WICED_SOCKET_DATA_PENDING : socket->state;
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_enable_tls(wiced_tcp_socket_t *socket, void *context) {
    wiced_tls_context_t *tls = context;
    int identity = tls->identity == NULL ? 0 : tls->identity->identity;
    const char *peer = tls->peer_cn == NULL ? "" : tls->peer_cn;
    int number = socket->listener != 0 ? socket->listener : socket->open;
    return wiced_result_of(wwep_call(WWEP_OP_SOCKET_TLS, number, identity, 0, peer, (uint32_t)strlen(peer), NULL, 0,
                                     NULL));
}

wiced_result_t wiced_tcp_receive(wiced_tcp_socket_t *socket, wiced_packet_t **packet, uint32_t timeout) {
    int64_t deadline = wwep_deadline(wiced_timeout(timeout));
    for (;;) {
        if (socket->pending != NULL) {
            *packet = socket->pending;
            socket->pending = NULL;
            return WICED_SUCCESS;
        }
        if (socket->watcher == 0 || socket->watcher == wwep_thread_current()) {
            return packet_receive(socket, packet, timeout);
        }
        /* The thread of callbacks waits for bytes already: what comes first is handed over. */
        if (wwep_wait((struct wwep_wait_list *)&socket->arrived, wwep_left(deadline), NULL) <= 0) {
            *packet = NULL;
            return WICED_TIMEOUT;
        }
    }
}

wiced_result_t wiced_tcp_send_buffer(wiced_tcp_socket_t *socket, const void *buffer, uint16_t length) {
    packets_drain(socket, WWEP_FOREVER);
    return wiced_result_of(
        wwep_call(WWEP_OP_SOCKET_SEND, socket->open, WWEP_FOREVER, 0, buffer, length, NULL, 0, NULL));
}
