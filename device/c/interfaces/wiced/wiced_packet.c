/*
 * Packets: two pools with reference counts. A handle is not its buffer: handles are reused late, so that a packet
 * that is deleted after its buffer went to somebody else is told as what it is.
 */
#include "wiced_packet.h"

#define GUARD_SIZE 40
#define GUARD_BYTE 0xA5
#define HANDLES 256

/* How long a create waits while the stack sends: it has the higher priority, and sends what the network takes. */
#define MOMENT_MS 1

struct buffer {
    uint8_t bytes[PACKET_ROOM + GUARD_SIZE];
    int taken;
};

struct wiced_packet {
    struct buffer *buffer;
    const wiced_tcp_socket_t *socket;
    uint8_t *start, *end;
    int references;
    int sent; /* the stack gave it back; one delete is still allowed, many applications do it */
    int queued; /* the stack holds it */
    struct wiced_packet *next; /* what the stack sends after it */
    int counted; /* it is in use: not so while it waits for what may arrive */
};

static struct buffer transmit[TX_PACKET_POOL_SIZE], receive[RX_PACKET_POOL_SIZE];
static struct wiced_packet handles[HANDLES];
static int last_handle;
static int in_flight;
static int in_use[2]; /* of each pool */
static struct wwep_wait_list freed;

/* Counts a packet that is in use from now on, or is no more, and has the host know. */
static void count(struct wiced_packet *packet, int used) {
    if (packet->counted != used) {
        packet->counted = used;
        in_use[packet->buffer >= receive && packet->buffer < receive + RX_PACKET_POOL_SIZE] += used ? 1 : -1;
        wwep_post(WWEP_OP_PACKETS, in_use[0], in_use[1], 0, NULL, 0);
    }
}

static struct wiced_packet *take(struct buffer *pool, int size, wiced_tcp_socket_t *socket) {
    for (int i = 0; i < size; i++) {
        if (!pool[i].taken) {
            do {
                last_handle = (last_handle + 1) % HANDLES;
            } while (handles[last_handle].references > 0);
            struct wiced_packet *packet = &handles[last_handle];
            pool[i].taken = 1;
            memset(pool[i].bytes + PACKET_ROOM, GUARD_BYTE, GUARD_SIZE);
            *packet = (struct wiced_packet){&pool[i], socket, pool[i].bytes, pool[i].bytes, 1, 0, 0, NULL, 0};
            return packet;
        }
    }
    return NULL;
}

static void check_guard(struct wiced_packet *packet) {
    /* The first byte behind the window may become 0: applications end text there. */
    for (int i = 1; i < GUARD_SIZE; i++) {
        if (packet->buffer->bytes[PACKET_ROOM + i] != GUARD_BYTE) {
            wwep_report(WWEP_REPORT_WINDOW_OVERRUN, "a packet was written %d bytes past its end", i + 1);
            packet->buffer->bytes[PACKET_ROOM + i] = GUARD_BYTE;
            return;
        }
    }
}

static void release(struct wiced_packet *packet) {
    check_guard(packet);
    if (--packet->references == 0) {
        packet->buffer->taken = 0;
        count(packet, 0);
        packet->socket = NULL;
        wwep_wake(&freed);
    }
}

wiced_packet_t *packet_take(wiced_tcp_socket_t *socket, int64_t timeout) {
    wiced_packet_t *packet = take(transmit, TX_PACKET_POOL_SIZE, socket);
    while (packet == NULL && in_flight > 0 && wwep_wait(&freed, timeout, NULL) == 1) {
        packet = take(transmit, TX_PACKET_POOL_SIZE, socket);
    }
    if (packet != NULL) {
        count(packet, 1);
    }
    return packet;
}

uint8_t *packet_data(wiced_packet_t *packet) {
    return packet->start;
}

uint16_t packet_length(wiced_packet_t *packet) {
    return (uint16_t)(packet->end - packet->start);
}

int packets_forget(wiced_tcp_socket_t *socket) {
    int forgotten = 0;
    for (int i = 0; i < HANDLES; i++) {
        if (handles[i].socket == socket && handles[i].references > 0 && !handles[i].queued) {
            handles[i].references = 1;
            release(&handles[i]);
            forgotten++;
        }
    }
    return forgotten;
}

wiced_result_t wiced_packet_create_tcp(wiced_tcp_socket_t *socket, uint16_t content_length, wiced_packet_t **packet,
                                       uint8_t **data, uint16_t *available_space) {
    (void)content_length;
    struct wiced_packet *made = packet_take(socket, MOMENT_MS);
    *packet = made;
    if (made == NULL) {
        *available_space = 0;
        return WICED_NO_PACKET_BUFFER;
    }
    *data = made->start;
    *available_space = PACKET_ROOM;
    return WICED_SUCCESS;
}

static wiced_result_t outside(wiced_packet_t *packet, const uint8_t *at, const char *what) {
    if (packet->references == 0) {
        wwep_report(WWEP_REPORT_BAD_CALL, "a packet is used after it was deleted");
        return WICED_BADARG;
    }
    if (at < packet->buffer->bytes || at > packet->buffer->bytes + PACKET_ROOM) {
        wwep_report(WWEP_REPORT_WINDOW_OVERRUN, "the %s of a packet is set outside of its %d bytes", what,
                    PACKET_ROOM);
        return WICED_BADARG;
    }
    return WICED_SUCCESS;
}

wiced_result_t wiced_packet_set_data_end(wiced_packet_t *packet, uint8_t *data_end) {
    wiced_result_t result = outside(packet, data_end, "end");
    if (result == WICED_SUCCESS) {
        packet->end = data_end;
    }
    return result;
}

wiced_result_t wiced_packet_set_data_start(wiced_packet_t *packet, uint8_t *data_start) {
    wiced_result_t result = outside(packet, data_start, "start");
    if (result == WICED_SUCCESS) {
        packet->start = data_start;
    }
    return result;
}

wiced_result_t wiced_packet_get_data(wiced_packet_t *packet, uint16_t offset, uint8_t **data,
                                     uint16_t *fragment_available, uint16_t *total_available) {
    if (packet == NULL || packet->references == 0 || offset > packet_length(packet)) {
        return WICED_BADARG;
    }
    *data = packet->start + offset;
    *fragment_available = (uint16_t)(packet_length(packet) - offset);
    *total_available = *fragment_available;
    return WICED_SUCCESS;
}

wiced_result_t wiced_packet_delete(wiced_packet_t *packet) {
    if (packet == NULL) {
        return WICED_BADARG;
    }
    if (packet->references > 0) {
        release(packet);
    } else if (packet->sent) {
        packet->sent = 0;
    } else {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "a packet is deleted a second time");
        return WICED_BADARG;
    }
    return WICED_SUCCESS;
}

void packet_chain(wiced_packet_t *last, wiced_packet_t *packet) {
    last->next = packet;
}

wiced_packet_t *packet_unqueue(wiced_packet_t *packet) {
    wiced_packet_t *next = packet->next;
    packet->queued = 0;
    packet->next = NULL;
    in_flight--;
    release(packet);
    if (packet->references > 0) {
        packet->sent = 1;
        release(packet);
    }
    return next;
}

wiced_result_t wiced_tcp_send_packet(wiced_tcp_socket_t *socket, wiced_packet_t *packet) {
    if (packet == NULL || packet->references == 0) {
        wwep_report(WWEP_REPORT_BAD_CALL, "a packet is sent that was deleted");
        return WICED_BADARG;
    }
    if (packet->queued) {
        wwep_report(WWEP_REPORT_BAD_CALL, "a packet is sent while the stack still sends it");
        return WICED_BADARG;
    }
    check_guard(packet);
    if (socket->send_error < 0) {
        int64_t failed = socket->send_error;
        socket->send_error = 0;
        return wiced_result_of(failed);
    }
    if (socket->open == 0) {
        return WICED_NOT_CONNECTED;
    }
    packet->references++; /* the stack's, until the bytes are gone */
    packet->queued = 1;
    in_flight++;
    if (packets_send(socket, packet) < 0) {
        packet->queued = 0;
        packet->references--;
        in_flight--;
        return WICED_OUT_OF_HEAP_SPACE;
    }
    return WICED_SUCCESS;
}

wiced_result_t packet_receive(wiced_tcp_socket_t *socket, wiced_packet_t **packet, uint32_t timeout) {
    struct wiced_packet *made = take(receive, RX_PACKET_POOL_SIZE, socket);
    *packet = NULL;
    if (made == NULL) {
        wwep_report(WWEP_REPORT_LEAK, "no receive packet is left of %d: what arrives is lost until one is deleted",
                    RX_PACKET_POOL_SIZE);
        return WICED_NO_PACKET_BUFFER;
    }
    int64_t got = wwep_call(WWEP_OP_SOCKET_RECEIVE, socket->open, PACKET_ROOM, wiced_timeout(timeout), NULL, 0,
                            made->start, PACKET_ROOM, NULL);
    if (got <= 0) {
        release(made);
        return got == 0 ? WICED_CONNECTION_CLOSED : wiced_result_of(got);
    }
    made->end = made->start + got;
    count(made, 1);
    *packet = made;
    return WICED_SUCCESS;
}
