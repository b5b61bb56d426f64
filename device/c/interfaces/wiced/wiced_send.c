/*
 * The stack's side of sending: what the network takes at once is gone at once. Else a thread for each socket that has
 * something to send takes packets in their order, and lowers the count of each once its bytes are gone.
 */
#include "../../port/wwep_carrier.h"
#include "wiced_packet.h"

#define SENDERS 64

struct sender {
    int number; /* the host's number of the socket, 0 for a sender that is free */
    wiced_tcp_socket_t *socket; /* whom a failure is told, or NULL */
    wiced_packet_t *first, *last;
    int64_t failed;
    struct wwep_wait_list drained;
};

static struct sender senders[SENDERS];

static struct sender *sender_of(int number) {
    for (int i = 0; i < SENDERS; i++) {
        if (senders[i].number == number) {
            return &senders[i];
        }
    }
    return NULL;
}

static void send_all(void *argument) {
    struct sender *self = argument;
    while (self->first != NULL) {
        wiced_packet_t *packet = self->first;
        if (self->failed >= 0) {
            self->failed = wwep_call(WWEP_OP_SOCKET_SEND, self->number, WWEP_FOREVER, 0, packet_data(packet),
                                     packet_length(packet), NULL, 0, NULL);
            if (self->failed < 0 && self->socket != NULL) {
                self->socket->send_error = self->failed;
            }
        }
        self->first = packet_unqueue(packet);
    }
    self->number = 0;
    wwep_wake_all(&self->drained);
}

/* Whether the network takes a packet now; empty ones are the thread's. */
static int is_taken(wiced_tcp_socket_t *socket, wiced_packet_t *packet) {
    uint32_t length = packet_length(packet);
    return wwep_thread_current() != INTERRUPT_THREAD && length > 0 && length <= carrier_room(socket->open);
}

static void send_now(wiced_tcp_socket_t *socket, wiced_packet_t *packet) {
    int64_t sent = wwep_call(WWEP_OP_SOCKET_SEND, socket->open, WWEP_FOREVER, 0, packet_data(packet),
                             packet_length(packet), NULL, 0, NULL);
    if (sent < 0) {
        socket->send_error = sent;
    }
    packet_unqueue(packet);
}

int packets_send(wiced_tcp_socket_t *socket, wiced_packet_t *packet) {
    struct sender *sender = sender_of(socket->open);
    if (sender == NULL && is_taken(socket, packet)) {
        send_now(socket, packet);
        return 0;
    }
    if (sender == NULL) {
        sender = sender_of(0);
        if (sender == NULL) {
            return -1;
        }
        *sender = (struct sender){.number = socket->open, .socket = socket, .first = packet, .last = packet};
        if (wwep_thread_start("stack sends", WICED_NETWORK_WORKER_PRIORITY, 0, send_all, sender) < 0) {
            sender->number = 0;
            return -1;
        }
        return 0;
    }
    packet_chain(sender->last, packet);
    sender->last = packet;
    return 0;
}

int packets_drain(wiced_tcp_socket_t *socket, int64_t timeout) {
    struct sender *sender = socket->open == 0 ? NULL : sender_of(socket->open);
    return sender == NULL || wwep_wait(&sender->drained, timeout, NULL) == 1;
}

void packets_leave(wiced_tcp_socket_t *socket) {
    for (int i = 0; i < SENDERS; i++) {
        if (senders[i].socket == socket) {
            senders[i].socket = NULL;
        }
    }
    socket->send_error = 0;
}
