/* Packets as the port's own parts see them. */
#ifndef WWEP_WICED_PACKET_H
#define WWEP_WICED_PACKET_H

#include "wiced_internal.h"

/* What is left of 1,500 bytes after the headers. */
#define PACKET_ROOM 1460

/* Waits for bytes and puts them into a receive packet. */
wiced_result_t packet_receive(wiced_tcp_socket_t *socket, wiced_packet_t **packet, uint32_t timeout);
uint8_t *packet_data(wiced_packet_t *packet);
uint16_t packet_length(wiced_packet_t *packet);
/* Gives back what firmware forgot of a socket, and returns how many packets that were. */
int packets_forget(wiced_tcp_socket_t *socket);

#endif
