/* TCP: sockets, packets, streams, servers. */
#ifndef WWEP_WICED_TCPIP_H
#define WWEP_WICED_TCPIP_H

#include <stdint.h>
#include "linked_list.h"
#include "wiced_network.h"
#include "wiced_result.h"
#include "wiced_tls.h"

#ifndef TX_PACKET_POOL_SIZE
#define TX_PACKET_POOL_SIZE 2
#endif
#ifndef RX_PACKET_POOL_SIZE
#define RX_PACKET_POOL_SIZE 2
#endif

#define WICED_ANY_PORT (0)
#define WICED_TCP_ACCEPT_TIMEOUT (3000)

typedef struct wiced_packet wiced_packet_t;

typedef enum {
    WICED_SOCKET_CLOSED, WICED_SOCKET_CLOSING, WICED_SOCKET_CONNECTING, WICED_SOCKET_CONNECTED,
    WICED_SOCKET_DATA_PENDING, WICED_SOCKET_LISTEN, WICED_SOCKET_ERROR
} wiced_socket_state_t;

typedef struct wiced_tcp_socket wiced_tcp_socket_t;
typedef wiced_result_t (*wiced_tcp_socket_callback_t)(wiced_tcp_socket_t *socket, void *arg);

/* The few fields of NetX that applications read. */
typedef struct {
    struct {
        uint32_t nxd_ip_version;
        struct { uint32_t v4; } nxd_ip_address;
    } nx_tcp_socket_connect_ip;
    uint16_t nx_tcp_socket_connect_port;
    uint16_t nx_tcp_socket_port;
} wiced_netx_socket_t;

struct wiced_tcp_socket {
    wiced_netx_socket_t socket;
    int open;       /* the host's number of an unconnected or connected socket, 0 for none */
    int listener;   /* the host's number of what listens, 0 for none */
    uint32_t magic; /* tells a socket that was created from one that was not */
    wiced_socket_state_t state;
    wiced_packet_t *pending; /* came before anybody asked for it */
    int64_t send_error;      /* what the stack could not send a packet for, 0 for nothing */
    int watcher;             /* the thread that receives for the callbacks, 0 for none */
    int registered;          /* it has callbacks */
    struct wwep_waiter *arrived; /* who waits for what the watcher receives */
    int announced;           /* a connection that the callback has not accepted yet */
    wiced_tcp_socket_callback_t connect, receive, disconnect;
    void *callback_arg;
    void *server;
};

typedef struct {
    wiced_tcp_socket_t *socket;
    wiced_packet_t *tx, *rx;
    uint16_t tx_used, rx_at;
} wiced_tcp_stream_t;

typedef struct {
    wiced_tcp_socket_t socket;
    linked_list_node_t node;
    int taken;
} wiced_tcp_server_socket_t;

#define WICED_MAXIMUM_NUMBER_OF_SERVER_SOCKETS 64
typedef struct {
    linked_list_t socket_list;
    wiced_tcp_server_socket_t sockets[WICED_MAXIMUM_NUMBER_OF_SERVER_SOCKETS];
    wiced_tcp_socket_t listening;
    uint16_t port;
    uint16_t count;
    int places; /* semaphore: sockets that are free */
    int running;
} wiced_tcp_server_t;

wiced_result_t wiced_tcp_create_socket(wiced_tcp_socket_t *socket, wiced_interface_t interface);
wiced_result_t wiced_tcp_bind(wiced_tcp_socket_t *socket, uint16_t port);
wiced_result_t wiced_tcp_connect(wiced_tcp_socket_t *socket, const wiced_ip_address_t *address, uint16_t port,
                                 uint32_t timeout_ms);
wiced_result_t wiced_tcp_listen(wiced_tcp_socket_t *socket, uint16_t port);
wiced_result_t wiced_tcp_accept(wiced_tcp_socket_t *socket);
wiced_result_t wiced_tcp_disconnect(wiced_tcp_socket_t *socket);
wiced_result_t wiced_tcp_delete_socket(wiced_tcp_socket_t *socket);
wiced_result_t wiced_tcp_server_peer(wiced_tcp_socket_t *socket, wiced_ip_address_t *address, uint16_t *port);
wiced_result_t wiced_tcp_get_socket_state(wiced_tcp_socket_t *socket, wiced_socket_state_t *state);
wiced_result_t wiced_tcp_enable_tls(wiced_tcp_socket_t *socket, void *context);

wiced_result_t wiced_tcp_send_packet(wiced_tcp_socket_t *socket, wiced_packet_t *packet);
wiced_result_t wiced_tcp_send_buffer(wiced_tcp_socket_t *socket, const void *buffer, uint16_t length);
wiced_result_t wiced_tcp_receive(wiced_tcp_socket_t *socket, wiced_packet_t **packet, uint32_t timeout);

wiced_result_t wiced_packet_create_tcp(wiced_tcp_socket_t *socket, uint16_t content_length, wiced_packet_t **packet,
                                       uint8_t **data, uint16_t *available_space);
wiced_result_t wiced_packet_set_data_end(wiced_packet_t *packet, uint8_t *data_end);
wiced_result_t wiced_packet_set_data_start(wiced_packet_t *packet, uint8_t *data_start);
wiced_result_t wiced_packet_get_data(wiced_packet_t *packet, uint16_t offset, uint8_t **data,
                                     uint16_t *fragment_available, uint16_t *total_available);
wiced_result_t wiced_packet_delete(wiced_packet_t *packet);

wiced_result_t wiced_tcp_stream_init(wiced_tcp_stream_t *stream, wiced_tcp_socket_t *socket);
wiced_result_t wiced_tcp_stream_write(wiced_tcp_stream_t *stream, const void *data, uint32_t length);
wiced_result_t wiced_tcp_stream_flush(wiced_tcp_stream_t *stream);
wiced_result_t wiced_tcp_stream_read(wiced_tcp_stream_t *stream, void *buffer, uint16_t length, uint32_t timeout);
wiced_result_t wiced_tcp_stream_read_with_count(wiced_tcp_stream_t *stream, void *buffer, uint16_t length,
                                                uint32_t timeout, uint32_t *read_count);
wiced_result_t wiced_tcp_stream_deinit(wiced_tcp_stream_t *stream);

wiced_result_t wiced_tcp_register_callbacks(wiced_tcp_socket_t *socket, wiced_tcp_socket_callback_t connect,
                                            wiced_tcp_socket_callback_t receive,
                                            wiced_tcp_socket_callback_t disconnect, void *arg);
wiced_result_t wiced_tcp_unregister_callbacks(wiced_tcp_socket_t *socket);
wiced_result_t wiced_tcp_server_start(wiced_tcp_server_t *server, wiced_interface_t interface, uint16_t port,
                                      uint16_t max_sockets, wiced_tcp_socket_callback_t connect,
                                      wiced_tcp_socket_callback_t receive,
                                      wiced_tcp_socket_callback_t disconnect, void *arg);
wiced_result_t wiced_tcp_server_accept(wiced_tcp_server_t *server, wiced_tcp_socket_t *socket);
wiced_result_t wiced_tcp_server_enable_tls(wiced_tcp_server_t *server, wiced_tls_identity_t *identity);
wiced_result_t wiced_tcp_server_disconnect_socket(wiced_tcp_server_t *server, wiced_tcp_socket_t *socket);
wiced_result_t wiced_tcp_server_stop(wiced_tcp_server_t *server);

#endif
