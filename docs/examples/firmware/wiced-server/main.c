/*
 * The course's server for several connections (exercise 06): sockets with callbacks, registers in a linked list.
 *
 * With a key and a certificate in its DCT, which are two variables in a file of the project, it also serves TLS.
 * Build it with TX_PACKET_POOL_SIZE and RX_PACKET_POOL_SIZE of 6, so that connections do not wait for packets.
 */
#include "wiced.h"
#include "linked_list.h"
#include "wiced_tls.h"

#define OPEN_PORT 27708
#define TLS_PORT 40508
#define MOST_CONNECTIONS 5
#define RECEIVE_TIMEOUT 500
#define WRITE_LENGTH 11
#define READ_LENGTH 7

typedef struct {
    linked_list_node_t node;
    unsigned device, number, value;
} entry_t;

static const wiced_ip_setting_t address = {
    INITIALISER_IPV4_ADDRESS(.ip_address, MAKE_IPV4_ADDRESS(198, 51, 100, 3)),
    INITIALISER_IPV4_ADDRESS(.netmask, MAKE_IPV4_ADDRESS(255, 255, 255, 0)),
    INITIALISER_IPV4_ADDRESS(.gateway, MAKE_IPV4_ADDRESS(198, 51, 100, 1)),
};

static wiced_tcp_server_t open_server, tls_server;
static linked_list_t entries;

static wiced_bool_t same_register(linked_list_node_t *node, void *wanted) {
    entry_t *one = node->data;
    entry_t *other = wanted;
    return one->device == other->device && one->number == other->number ? WICED_TRUE : WICED_FALSE;
}

static entry_t *find(entry_t *wanted) {
    linked_list_node_t *found;
    return linked_list_find_node(&entries, same_register, wanted, &found) == WICED_SUCCESS ? found->data : NULL;
}

static entry_t *store(entry_t *written) {
    entry_t *entry = find(written);
    if (entry == NULL) {
        entry = malloc(sizeof *entry);
        *entry = *written;
        entry->node.data = entry;
        linked_list_insert_node_at_front(&entries, &entry->node);
    }
    entry->value = written->value;
    return entry;
}

/* The frame's hexadecimal digits; whatever else there is makes it illegal. */
static int digits_only(const char *frame, int length) {
    for (int i = 1; i < length; i++) {
        if (!isxdigit((unsigned char)frame[i])) {
            return 0;
        }
    }
    return 1;
}

static void answer(char *frame, int length, char *reply) {
    entry_t given = {0};
    entry_t *entry = NULL;
    if (length > 0 && frame[length - 1] == '\n') {
        length--;
    }
    frame[length] = 0;
    if (digits_only(frame, length)) {
        if (frame[0] == 'W' && length == WRITE_LENGTH
            && sscanf(frame + 1, "%4x%2x%4x", &given.device, &given.number, &given.value) == 3) {
            entry = store(&given);
        } else if (frame[0] == 'R' && length == READ_LENGTH
                   && sscanf(frame + 1, "%4x%2x", &given.device, &given.number) == 2) {
            entry = find(&given);
        }
    }
    if (entry == NULL) {
        strcpy(reply, "X");
    } else {
        sprintf(reply, "A%04X%02X%04X", entry->device, entry->number, entry->value);
    }
}

static void send_reply(wiced_tcp_socket_t *socket, const char *reply) {
    wiced_packet_t *packet;
    uint8_t *data;
    uint16_t room;
    uint16_t length = (uint16_t)strlen(reply);
    if (wiced_packet_create_tcp(socket, length, &packet, &data, &room) != WICED_SUCCESS) {
        return;
    }
    memcpy(data, reply, length);
    wiced_packet_set_data_end(packet, data + length);
    wiced_tcp_send_packet(socket, packet);
    wiced_packet_delete(packet);
}

static wiced_result_t connected(wiced_tcp_socket_t *socket, void *arg) {
    return wiced_tcp_server_accept(arg, socket);
}

static wiced_result_t received(wiced_tcp_socket_t *socket, void *arg) {
    wiced_packet_t *packet;
    wiced_ip_address_t peer;
    uint16_t port, length, available;
    uint8_t *data;
    char frame[16] = {0};
    char reply[16];
    uint32_t count;

    if (wiced_tcp_receive(socket, &packet, RECEIVE_TIMEOUT) != WICED_SUCCESS) {
        return WICED_ERROR;
    }
    wiced_packet_get_data(packet, 0, &data, &length, &available);
    length = MIN(length, (uint16_t)(sizeof frame - 1));
    memcpy(frame, data, length);
    wiced_packet_delete(packet);

    answer(frame, length, reply);
    wiced_tcp_server_peer(socket, &peer, &port);
    linked_list_get_count(&entries, &count);
    WPRINT_APP_INFO(("%u.%u.%u.%u %s %s %u\n", (uint8_t)(GET_IPV4_ADDRESS(peer) >> 24),
                     (uint8_t)(GET_IPV4_ADDRESS(peer) >> 16), (uint8_t)(GET_IPV4_ADDRESS(peer) >> 8),
                     (uint8_t)GET_IPV4_ADDRESS(peer), frame, reply, (unsigned)count));
    send_reply(socket, reply);
    return wiced_tcp_server_disconnect_socket(arg, socket);
}

static wiced_result_t disconnected(wiced_tcp_socket_t *socket, void *arg) {
    wiced_socket_state_t state;
    wiced_tcp_get_socket_state(socket, &state);
    return state == WICED_SOCKET_CLOSED ? wiced_tcp_listen(socket, arg == &tls_server ? TLS_PORT : OPEN_PORT)
                                        : wiced_tcp_disconnect(socket);
}

static void start(wiced_tcp_server_t *server, uint16_t port, const char *name) {
    wiced_result_t result = wiced_tcp_server_start(server, WICED_STA_INTERFACE, port, MOST_CONNECTIONS, connected,
                                                   received, disconnected, server);
    WPRINT_APP_INFO(("listening: %s %d\n", name, result));
}

/* Over TLS too, if the board has been given an identity. */
static void start_tls(void) {
    static wiced_tls_identity_t identity;
    platform_dct_security_t *security;
    wiced_dct_read_lock((void **)&security, WICED_FALSE, DCT_SECURITY_SECTION, 0, sizeof *security);
    size_t key_length = strlen(security->private_key);
    wiced_result_t result =
        wiced_tls_init_identity(&identity, security->private_key, key_length,
                                (const uint8_t *)security->certificate, strlen(security->certificate));
    wiced_dct_read_unlock(security, WICED_FALSE);
    if (key_length > 0 && result == WICED_SUCCESS) {
        start(&tls_server, TLS_PORT, "tls");
        wiced_tcp_server_enable_tls(&tls_server, &identity);
    } else if (key_length > 0) {
        WPRINT_APP_INFO(("the identity in the DCT cannot be used: %d\n", result));
    }
}

void application_start(void) {
    wiced_init();
    linked_list_init(&entries);
    while (wiced_network_up(WICED_STA_INTERFACE, WICED_USE_STATIC_IP, &address) != WICED_SUCCESS) {
        WPRINT_APP_INFO(("no network yet\n"));
    }
    start(&open_server, OPEN_PORT, "open");
    start_tls();
}
