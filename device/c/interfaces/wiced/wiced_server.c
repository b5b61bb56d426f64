/* Sockets with callbacks. Callbacks come one at a time, as from the board's networking thread. */
#include "wiced_packet.h"

static wiced_mutex_t networking;

static void enter(void) {
    if (networking.semaphore == 0) {
        wiced_rtos_init_mutex(&networking);
    }
    wiced_rtos_lock_mutex(&networking);
}

static void leave(void) {
    wiced_rtos_unlock_mutex(&networking);
}

static void call(wiced_tcp_socket_t *socket, wiced_tcp_socket_callback_t callback) {
    if (callback != NULL) {
        callback(socket, socket->callback_arg);
    }
}

/* The socket is another one by now, with a thread of its own. */
static int is_stale(wiced_tcp_socket_t *socket) {
    return socket->server == NULL && socket->watcher != wwep_thread_current();
}

/* Puts a packet where firmware finds it; 0 if the callbacks were taken back, and it is firmware's to receive. */
static int hand_over(wiced_tcp_socket_t *socket, wiced_packet_t *packet) {
    if (is_stale(socket)) {
        if (packet != NULL) {
            wiced_packet_delete(packet);
        }
        return 0;
    }
    if (packet != NULL) {
        socket->pending = packet;
    }
    if (!socket->registered) {
        socket->watcher = 0;
    }
    wwep_wake_all((struct wwep_wait_list *)&socket->arrived);
    return socket->registered;
}

/* Calls back for what arrives, until the connection has ended on either side. */
static void serve(wiced_tcp_socket_t *socket) {
    int connection = socket->open;
    while (socket->open == connection && socket->state == WICED_SOCKET_CONNECTED) {
        wiced_packet_t *packet = NULL;
        wiced_result_t result = packet_receive(socket, &packet, WICED_WAIT_FOREVER);
        if (!hand_over(socket, packet)) {
            return;
        }
        enter();
        if (result == WICED_NO_PACKET_BUFFER) {
            leave();
            wiced_rtos_delay_milliseconds(100);
            continue;
        }
        if (result == WICED_SUCCESS) {
            if (socket->pending != NULL) {
                call(socket, socket->receive);
            }
            if (socket->pending != NULL) {
                wiced_packet_delete(socket->pending);
                socket->pending = NULL;
            }
        } else if (socket->state == WICED_SOCKET_CONNECTED) {
            socket->state = WICED_SOCKET_CLOSING;
        }
        leave();
    }
    if (is_stale(socket)) {
        return;
    }
    enter();
    call(socket, socket->disconnect);
    if (socket->open == connection && socket->state == WICED_SOCKET_CLOSING) {
        wiced_tcp_disconnect(socket);
    }
    leave();
}

static void announce(wiced_tcp_socket_t *socket, int64_t number) {
    int64_t peer = wwep_ask(WWEP_OP_SOCKET_PEER, number, 0, 0);
    enter();
    socket->open = (int)number;
    socket->socket.nx_tcp_socket_connect_ip.nxd_ip_address.v4 = (uint32_t)(peer >> 16);
    socket->socket.nx_tcp_socket_connect_port = (uint16_t)peer;
    socket->state = WICED_SOCKET_CONNECTED;
    socket->announced = 1;
    call(socket, socket->connect);
    socket->announced = !socket->registered; /* else it is left to be accepted by hand */
    leave();
}

static void watch(wiced_tcp_socket_t *socket) {
    uint32_t magic = socket->magic;
    int connects = 0; /* it was seen without a connection: the next one is told */
    while (socket->magic == magic && socket->registered) {
        if (socket->state == WICED_SOCKET_CONNECTED) {
            if (connects) {
                enter();
                call(socket, socket->connect);
                leave();
            }
            connects = 0;
            serve(socket);
        } else if (socket->listener != 0) {
            int64_t number = wwep_ask(WWEP_OP_SOCKET_ACCEPT, socket->listener, WICED_TCP_ACCEPT_TIMEOUT, 0);
            if (number > 0) {
                announce(socket, number);
                connects = 0;
            } else if (number == WWEP_ERROR_CLOSED) {
                return;
            }
        } else {
            connects = 1;
            wiced_rtos_delay_milliseconds(10); /* neither listens nor is connected yet */
        }
    }
}

static void socket_thread(void *argument) {
    wiced_tcp_socket_t *socket = argument;
    watch(socket);
    if (socket->watcher == wwep_thread_current()) {
        socket->watcher = 0;
        wwep_wake_all((struct wwep_wait_list *)&socket->arrived);
    }
}

wiced_result_t wiced_tcp_register_callbacks(wiced_tcp_socket_t *socket, wiced_tcp_socket_callback_t connect,
                                            wiced_tcp_socket_callback_t receive,
                                            wiced_tcp_socket_callback_t disconnect, void *arg) {
    socket->connect = connect;
    socket->receive = receive;
    socket->disconnect = disconnect;
    socket->callback_arg = arg;
    socket->registered = 1;
    if (socket->watcher == 0) {
        socket->watcher = wwep_thread_start("callbacks", WICED_NETWORK_WORKER_PRIORITY, 0, socket_thread, socket);
        if (socket->watcher < 0) {
            socket->watcher = 0;
            return WICED_OUT_OF_HEAP_SPACE;
        }
    }
    return WICED_SUCCESS;
}

/* What comes from now on is received by hand; the thread ends with the next bytes, which it hands over. */
wiced_result_t wiced_tcp_unregister_callbacks(wiced_tcp_socket_t *socket) {
    socket->registered = 0;
    socket->connect = socket->receive = socket->disconnect = NULL;
    return WICED_SUCCESS;
}

static void server_socket_thread(void *argument) {
    wiced_tcp_server_socket_t *place = argument;
    wiced_tcp_server_t *server = place->socket.server;
    serve(&place->socket);
    if (place->socket.open != 0) {
        wiced_tcp_disconnect(&place->socket);
    }
    place->taken = 0;
    wwep_semaphore_put(server->places);
}

static wiced_tcp_server_socket_t *free_place(wiced_tcp_server_t *server) {
    for (uint16_t i = 0; i < server->count; i++) {
        if (!server->sockets[i].taken) {
            return &server->sockets[i];
        }
    }
    return NULL;
}

static void server_thread(void *argument) {
    wiced_tcp_server_t *server = argument;
    while (server->running) {
        wwep_semaphore_get(server->places, WWEP_FOREVER);
        int64_t number = WWEP_ERROR_TIMEOUT;
        while (server->running && number < 0 && number != WWEP_ERROR_CLOSED) {
            number = wwep_ask(WWEP_OP_SOCKET_ACCEPT, server->listening.listener, WWEP_FOREVER, 0);
        }
        wiced_tcp_server_socket_t *place = free_place(server);
        if (number < 0 || place == NULL) {
            return;
        }
        place->taken = 1;
        announce(&place->socket, number);
        wwep_thread_start("server socket", WICED_NETWORK_WORKER_PRIORITY, 0, server_socket_thread, place);
    }
}

wiced_result_t wiced_tcp_server_start(wiced_tcp_server_t *server, wiced_interface_t interface, uint16_t port,
                                      uint16_t max_sockets, wiced_tcp_socket_callback_t connect,
                                      wiced_tcp_socket_callback_t receive,
                                      wiced_tcp_socket_callback_t disconnect, void *arg) {
    if (max_sockets == 0 || max_sockets > WICED_MAXIMUM_NUMBER_OF_SERVER_SOCKETS) {
        return WICED_BADARG;
    }
    memset(server, 0, sizeof *server);
    wiced_result_t result = wiced_tcp_create_socket(&server->listening, interface);
    if (result == WICED_SUCCESS) {
        result = wiced_tcp_listen(&server->listening, port);
    }
    if (result != WICED_SUCCESS) {
        return result;
    }
    server->port = port;
    server->count = max_sockets;
    server->running = 1;
    server->places = wwep_semaphore_new(max_sockets);
    for (uint16_t i = 0; i < max_sockets; i++) {
        wiced_tcp_server_socket_t *place = &server->sockets[i];
        place->socket = (wiced_tcp_socket_t){.magic = server->listening.magic, .state = WICED_SOCKET_LISTEN,
            .connect = connect, .receive = receive, .disconnect = disconnect, .callback_arg = arg,
            .registered = 1, .server = server};
        place->node.data = place;
        linked_list_insert_node_at_rear(&server->socket_list, &place->node);
    }
    wwep_thread_start("server", WICED_NETWORK_WORKER_PRIORITY, 0, server_thread, server);
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_server_accept(wiced_tcp_server_t *server, wiced_tcp_socket_t *socket) {
    (void)server;
    return wiced_tcp_accept(socket);
}

wiced_result_t wiced_tcp_server_enable_tls(wiced_tcp_server_t *server, wiced_tls_identity_t *identity) {
    wiced_tls_context_t context = {identity, NULL};
    return wiced_tcp_enable_tls(&server->listening, &context);
}

wiced_result_t wiced_tcp_server_disconnect_socket(wiced_tcp_server_t *server, wiced_tcp_socket_t *socket) {
    (void)server;
    return wiced_tcp_disconnect(socket);
}

wiced_result_t wiced_tcp_server_stop(wiced_tcp_server_t *server) {
    server->running = 0;
    return wiced_tcp_delete_socket(&server->listening);
}
