/* Packets as the port's own parts see them. */
#ifndef WWEP_WICED_PACKET_H
#define WWEP_WICED_PACKET_H

#include "../../port/wwep_wait.h"
#include "wiced_internal.h"

/* What is left of 1,500 bytes after the headers. */
#define PACKET_ROOM 1460

/* Waits for bytes and puts them into a receive packet. */
wiced_result_t packet_receive(wiced_tcp_socket_t *socket, wiced_packet_t **packet, uint32_t timeout);
uint8_t *packet_data(wiced_packet_t *packet);
uint16_t packet_length(wiced_packet_t *packet);
/* Has the stack send a packet that it holds; negative if it has no room for another socket. */
int packets_send(wiced_tcp_socket_t *socket, wiced_packet_t *packet);
/* Waits until the stack has sent everything of a socket: 1, or 0 if the time is over before. */
int packets_drain(wiced_tcp_socket_t *socket, int64_t timeout);
/* Has nobody told any more of what a socket's packets failed by. */
void packets_leave(wiced_tcp_socket_t *socket);
/* Puts a packet behind another one that is to be sent. */
void packet_chain(wiced_packet_t *last, wiced_packet_t *packet);
/* Gives up the stack's hold of a packet, and returns the one behind it. */
wiced_packet_t *packet_unqueue(wiced_packet_t *packet);
/* A packet to send, or NULL if none is free; while the stack sends, it has so long to free one. */
wiced_packet_t *packet_take(wiced_tcp_socket_t *socket, int64_t timeout);
/* Gives back what firmware forgot of a socket, and returns how many packets that were. */
int packets_forget(wiced_tcp_socket_t *socket);

#endif
