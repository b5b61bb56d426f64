/* Streams hide packets, and use them underneath. */
#include "wiced_packet.h"

wiced_result_t wiced_tcp_stream_init(wiced_tcp_stream_t *stream, wiced_tcp_socket_t *socket) {
    memset(stream, 0, sizeof *stream);
    stream->socket = socket;
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_stream_write(wiced_tcp_stream_t *stream, const void *data, uint32_t length) {
    const uint8_t *from = data;
    while (length > 0) {
        if (stream->tx == NULL) {
            stream->tx = packet_take(stream->socket, WWEP_FOREVER);
            if (stream->tx == NULL) {
                return WICED_NO_PACKET_BUFFER;
            }
            stream->tx_used = 0;
        }
        uint16_t some = (uint16_t)MIN(length, (uint32_t)(PACKET_ROOM - stream->tx_used));
        memcpy(packet_data(stream->tx) + stream->tx_used, from, some);
        stream->tx_used = (uint16_t)(stream->tx_used + some);
        from += some;
        length -= some;
        if (stream->tx_used == PACKET_ROOM) {
            wiced_result_t result = wiced_tcp_stream_flush(stream);
            if (result != WICED_SUCCESS) {
                return result;
            }
        }
    }
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_stream_flush(wiced_tcp_stream_t *stream) {
    if (stream->tx == NULL) {
        return WICED_SUCCESS;
    }
    wiced_packet_t *packet = stream->tx;
    stream->tx = NULL;
    wiced_packet_set_data_end(packet, packet_data(packet) + stream->tx_used);
    wiced_result_t result = wiced_tcp_send_packet(stream->socket, packet);
    wiced_packet_delete(packet);
    return result;
}

static void drop_read(wiced_tcp_stream_t *stream) {
    if (stream->rx != NULL) {
        wiced_packet_delete(stream->rx);
        stream->rx = NULL;
    }
}

/* Goes on until the buffer is full, nothing comes in time, or the peer has finished. */
wiced_result_t wiced_tcp_stream_read_with_count(wiced_tcp_stream_t *stream, void *buffer, uint16_t length,
                                                uint32_t timeout, uint32_t *read_count) {
    uint8_t *to = buffer;
    *read_count = 0;
    while (*read_count < length) {
        if (stream->rx == NULL) {
            wiced_result_t result = wiced_tcp_receive(stream->socket, &stream->rx, timeout);
            if (result != WICED_SUCCESS) {
                return result;
            }
            stream->rx_at = 0;
        }
        uint32_t left = packet_length(stream->rx) - (uint32_t)stream->rx_at;
        uint32_t some = MIN(left, length - *read_count);
        memcpy(to + *read_count, packet_data(stream->rx) + stream->rx_at, some);
        *read_count += some;
        stream->rx_at = (uint16_t)(stream->rx_at + some);
        if (some == left) {
            drop_read(stream);
        }
    }
    return WICED_SUCCESS;
}

wiced_result_t wiced_tcp_stream_read(wiced_tcp_stream_t *stream, void *buffer, uint16_t length, uint32_t timeout) {
    uint32_t count;
    return wiced_tcp_stream_read_with_count(stream, buffer, length, timeout, &count);
}

wiced_result_t wiced_tcp_stream_deinit(wiced_tcp_stream_t *stream) {
    wiced_result_t result = wiced_tcp_stream_flush(stream);
    drop_read(stream);
    return result;
}
