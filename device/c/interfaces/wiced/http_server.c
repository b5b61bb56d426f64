/* The web server: a thread for each connection, of which one at a time calls the firmware. */
#include "http_internal.h"
#include "wiced_internal.h"

#define MOST_CONNECTIONS 64

/* Waits for more of a request; 0 once the connection has ended. */
static int http_receive(struct http_connection *self) {
    uint8_t *data = (uint8_t *)self->bytes + self->filled;
    int64_t got = wwep_call(WWEP_OP_SOCKET_RECEIVE, self->socket.open, HTTP_HEAD_ROOM - 1 - self->filled, WWEP_FOREVER,
                            NULL, 0, data, HTTP_HEAD_ROOM - 1 - self->filled, NULL);
    uint16_t length = (uint16_t)got;
    if (got <= 0) {
        return 0;
    }
    http_server_callback_t callback = self->server->receive_callback;
    if (callback != NULL && callback(&self->stream, &data, &length) != WICED_SUCCESS) {
        return 0;
    }
    self->filled += length;
    self->bytes[self->filled] = 0;
    return 1;
}

/* Where the body begins, or 0 as long as the head has no end. */
static uint32_t http_head_length(const struct http_connection *self) {
    const char *end = strstr(self->bytes, CRLF_CRLF);
    const char *short_end = strstr(self->bytes, LFLF);
    if (end != NULL && (short_end == NULL || end < short_end)) {
        return (uint32_t)(end - self->bytes) + 4;
    }
    return short_end == NULL ? 0 : (uint32_t)(short_end - self->bytes) + 2;
}

/* Keeps what is behind this much of the received bytes. */
static void http_drop(struct http_connection *self, uint32_t from, uint32_t length) {
    memmove(self->bytes + from, self->bytes + from + length, self->filled - from - length);
    self->filled -= length;
    self->bytes[self->filled] = 0;
}

/* Gives the page each part of the body as it comes; the head stays before it. */
static int http_serve_parts(struct http_connection *self, uint32_t head, const struct http_request *request,
                       const wiced_http_page_t *page) {
    uint32_t left = request->content_length;
    do {
        uint32_t length = MIN(left, self->filled - head);
        left -= length;
        wiced_http_message_body_t body = {.data = (uint8_t *)self->bytes + head,
            .message_data_length = (uint16_t)length, .total_message_data_remaining = left,
            .mime_type = request->mime_type, .request_type = request->type};
        wiced_rtos_lock_mutex(&self->server->writing);
        wwep_http_page_part(&self->stream, page, request, &body);
        wiced_rtos_unlock_mutex(&self->server->writing);
        http_drop(self, head, length);
    } while (left > 0 && self->socket.open != 0 && http_receive(self));
    return left == 0;
}

/* Answers one request; 0 if the connection ends after it. */
static int http_serve(struct http_connection *self, uint32_t head) {
    struct http_request request;
    self->bytes[head - 1] = 0;
    const char *refused = wwep_http_parse(self->bytes, &request);
    const wiced_http_page_t *page =
        refused != NULL ? NULL : wwep_http_page(self->server->page_database, request.path);
    if (page == NULL) {
        wwep_http_refuse(&self->stream, refused == NULL ? HTTP_HEADER_404 : refused);
        return 0;
    }
    int whole = wwep_http_page_begin(&self->stream, page) == WICED_SUCCESS &&
                http_serve_parts(self, head, &request, page) &&
                wwep_http_page_end(&self->stream, page) == WICED_SUCCESS;
    http_drop(self, 0, head);
    return whole && request.keep && self->socket.open != 0;
}

static void http_serve_all(struct http_connection *self) {
    for (;;) {
        uint32_t head = http_head_length(self);
        if (head == 0 && self->filled == HTTP_HEAD_ROOM - 1) {
            wwep_http_refuse(&self->stream, HTTP_HEADER_400);
            return;
        }
        if (head == 0 ? !http_receive(self) : !http_serve(self, head)) {
            return;
        }
    }
}

static void http_connection_thread(void *argument) {
    struct http_connection *self = argument;
    wiced_http_server_t *server = self->server;
    http_serve_all(self);
    wiced_http_response_stream_deinit(&self->stream);
    wiced_tcp_disconnect(&self->socket);
    free(self->bytes);
    self->bytes = NULL;
    self->taken = 0;
    wwep_semaphore_put(server->places);
}

static struct http_connection *http_free_connection(wiced_http_server_t *server) {
    for (uint16_t i = 0; i < server->count; i++) {
        if (!server->connections[i].taken) {
            return &server->connections[i];
        }
    }
    return NULL;
}

static int http_begin(wiced_http_server_t *server, int64_t number) {
    struct http_connection *self = http_free_connection(server);
    char *bytes = self == NULL ? NULL : calloc(1, HTTP_HEAD_ROOM);
    if (bytes == NULL) {
        return 0;
    }
    *self = (struct http_connection){.server = server, .bytes = bytes, .taken = 1};
    self->socket = (wiced_tcp_socket_t){.magic = server->listening.magic, .open = (int)number,
                                        .state = WICED_SOCKET_CONNECTED, .server = server};
    wiced_http_response_stream_init(&self->stream, &self->socket);
    if (wwep_thread_start("http", WICED_NETWORK_WORKER_PRIORITY, server->stack, http_connection_thread, self) < 0) {
        free(bytes);
        self->taken = 0;
        return 0;
    }
    return 1;
}

static void http_server_thread(void *argument) {
    wiced_http_server_t *server = argument;
    while (!server->quit) {
        wwep_semaphore_get(server->places, WWEP_FOREVER);
        int64_t number = wwep_ask(WWEP_OP_SOCKET_ACCEPT, server->listening.listener, WWEP_FOREVER, 0);
        if (number == WWEP_ERROR_CLOSED || server->quit) {
            return;
        }
        if (number < 0 || !http_begin(server, number)) {
            if (number > 0) {
                wwep_post(WWEP_OP_SOCKET_CLOSE, number, 1, 0, NULL, 0);
            }
            wwep_semaphore_put(server->places);
        }
    }
}

static wiced_result_t http_start(wiced_http_server_t *server, uint16_t port, uint16_t max_sockets,
                            const wiced_http_page_t *pages, wiced_tls_identity_t *identity,
                            wiced_interface_t interface, uint32_t stack) {
    if (server == NULL || pages == NULL || max_sockets == 0 || max_sockets > MOST_CONNECTIONS) {
        return WICED_BADARG;
    }
    memset(server, 0, sizeof *server);
    server->connections = calloc(max_sockets, sizeof *server->connections);
    if (server->connections == NULL) {
        return WICED_OUT_OF_HEAP_SPACE;
    }
    wiced_result_t result = wiced_tcp_create_socket(&server->listening, interface);
    if (result == WICED_SUCCESS) {
        result = wiced_tcp_listen(&server->listening, port);
    }
    if (result == WICED_SUCCESS && identity != NULL) {
        wiced_tls_context_t context = {identity, NULL};
        result = wiced_tcp_enable_tls(&server->listening, &context);
    }
    if (result != WICED_SUCCESS) {
        free(server->connections);
        return result;
    }
    server->page_database = pages;
    server->stack = stack;
    server->count = max_sockets;
    server->places = wwep_semaphore_new(max_sockets);
    wiced_rtos_init_mutex(&server->writing);
    return wwep_thread_start("http server", WICED_NETWORK_WORKER_PRIORITY, 0, http_server_thread, server) < 0
               ? WICED_OUT_OF_HEAP_SPACE
               : WICED_SUCCESS;
}

wiced_result_t wiced_http_server_start(wiced_http_server_t *server, uint16_t port, uint16_t max_sockets,
                                       const wiced_http_page_t *page_database, wiced_interface_t interface,
                                       uint32_t url_processor_stack_size) {
    return http_start(server, port, max_sockets, page_database, NULL, interface, url_processor_stack_size);
}

wiced_result_t wiced_https_server_start(wiced_https_server_t *server, uint16_t port, uint16_t max_sockets,
                                        const wiced_http_page_t *page_database, wiced_tls_identity_t *identity,
                                        wiced_interface_t interface, uint32_t url_processor_stack_size) {
    return identity == NULL
               ? WICED_BADARG
               : http_start(server, port, max_sockets, page_database, identity, interface, url_processor_stack_size);
}

wiced_result_t wiced_http_disconnect_all_response_stream(wiced_http_server_t *server) {
    for (uint16_t i = 0; i < server->count; i++) {
        if (server->connections[i].taken) {
            wiced_http_response_stream_disconnect(&server->connections[i].stream);
        }
    }
    return WICED_SUCCESS;
}

wiced_result_t wiced_http_server_stop(wiced_http_server_t *server) {
    server->quit = WICED_TRUE;
    wiced_http_disconnect_all_response_stream(server);
    return wiced_tcp_delete_socket(&server->listening);
}

wiced_result_t wiced_https_server_stop(wiced_https_server_t *server) {
    return wiced_http_server_stop(server);
}

wiced_result_t wiced_http_server_register_callbacks(wiced_http_server_t *server,
                                                    http_server_callback_t receive_callback) {
    server->receive_callback = receive_callback;
    return WICED_SUCCESS;
}

wiced_result_t wiced_http_server_deregister_callbacks(wiced_http_server_t *server) {
    return wiced_http_server_register_callbacks(server, NULL);
}
