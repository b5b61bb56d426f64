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

/* Calls back for what arrives, until the connection has ended on either side. */
static void serve(wiced_tcp_socket_t *socket) {
    int connection = socket->open;
    while (socket->open == connection && socket->state == WICED_SOCKET_CONNECTED) {
        wiced_packet_t *packet = NULL;
        wiced_result_t result = packet_receive(socket, &packet, WICED_WAIT_FOREVER);
        enter();
        if (result == WICED_NO_PACKET_BUFFER) {
            leave();
            wiced_rtos_delay_milliseconds(100);
            continue;
        }
        if (result == WICED_SUCCESS) {
            socket->pending = packet;
            call(socket, socket->receive);
            if (socket->pending != NULL) {
                wiced_packet_delete(socket->pending);
                socket->pending = NULL;
            }
        } else if (socket->state == WICED_SOCKET_CONNECTED) {
            socket->state = WICED_SOCKET_CLOSING;
        }
        leave();
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
    socket->announced = 0;
    leave();
}

static void socket_thread(void *argument) {
    wiced_tcp_socket_t *socket = argument;
    uint32_t magic = socket->magic;
    while (socket->magic == magic && socket->receive != NULL) {
        if (socket->state == WICED_SOCKET_CONNECTED) {
            serve(socket);
        } else if (socket->listener != 0) {
            int64_t number = wwep_ask(WWEP_OP_SOCKET_ACCEPT, socket->listener, WICED_TCP_ACCEPT_TIMEOUT, 0);
            if (number > 0) {
                announce(socket, number);
            } else if (number == WWEP_ERROR_CLOSED) {
                return;
            }
        } else {
            wiced_rtos_delay_milliseconds(10); /* neither listens nor is connected yet */
        }
    }
}

wiced_result_t wiced_tcp_register_callbacks(wiced_tcp_socket_t *socket, wiced_tcp_socket_callback_t connect,
                                            wiced_tcp_socket_callback_t receive,
                                            wiced_tcp_socket_callback_t disconnect, void *arg) {
    int known = socket->receive != NULL;
    socket->connect = connect;
    socket->receive = receive;
    socket->disconnect = disconnect;
    socket->callback_arg = arg;
    if (!known && wwep_thread_start("callbacks", WICED_NETWORK_WORKER_PRIORITY, 0, socket_thread, socket) < 0) {
        return WICED_OUT_OF_HEAP_SPACE;
    }
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_unregister_callbacks(wiced_tcp_socket_t *socket) {
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
            .connect = connect, .receive = receive, .disconnect = disconnect, .callback_arg = arg, .server = server};
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
