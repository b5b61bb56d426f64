/* What is written to whoever asked for a page. */
#include "http_internal.h"
#include "wiced_internal.h"

static const char *const http_status_lines[] = {
    HTTP_HEADER_200, HTTP_HEADER_204, HTTP_HEADER_207, HTTP_HEADER_301, HTTP_HEADER_400, HTTP_HEADER_403,
    HTTP_HEADER_404, HTTP_HEADER_405, HTTP_HEADER_406, HTTP_HEADER_412, HTTP_HEADER_415, HTTP_HEADER_429,
    HTTP_HEADER_444, HTTP_HEADER_470, HTTP_HEADER_500, HTTP_HEADER_504};

static const char *const http_mime_types[] = {
    "application/x-tlv8", "application/x-apple-binary-plist", "application/x-ns-proxy-autoconfig",
    "application/octet-stream", "application/javascript", "application/json", "application/hap+json",
    "application/pairing+tlv8", "application/hap+verify", "text/html", "text/plain", "text/event-stream",
    "text/css", "image/png", "image/gif", "image/vnd.microsoft.icon", "*/*"};

const char *wwep_http_status_line(http_status_codes_t status) {
    return http_status_lines[status > HTTP_504_TYPE ? HTTP_500_TYPE : status];
}

wiced_packet_mime_type_t http_server_get_mime_type(const char *request_data) {
    for (int i = 0; i < MIME_TYPE_ALL; i++) {
        if (strncmp(request_data, http_mime_types[i], strlen(http_mime_types[i])) == 0) {
            return (wiced_packet_mime_type_t)i;
        }
    }
    return MIME_TYPE_ALL;
}

wiced_result_t wiced_http_response_stream_init(wiced_http_response_stream_t *stream, wiced_tcp_socket_t *socket) {
    stream->chunked_transfer_enabled = WICED_FALSE;
    return wiced_tcp_stream_init(&stream->tcp_stream, socket);
}

wiced_result_t wiced_http_response_stream_deinit(wiced_http_response_stream_t *stream) {
    return wiced_tcp_stream_deinit(&stream->tcp_stream);
}

wiced_result_t wiced_http_response_stream_enable_chunked_transfer(wiced_http_response_stream_t *stream) {
    stream->chunked_transfer_enabled = WICED_TRUE;
    return WICED_SUCCESS;
}

static wiced_result_t http_put(wiced_http_response_stream_t *stream, const char *text) {
    return wiced_tcp_stream_write(&stream->tcp_stream, text, (uint32_t)strlen(text));
}

/* The chunk without bytes is the end of the page. */
wiced_result_t wiced_http_response_stream_disable_chunked_transfer(wiced_http_response_stream_t *stream) {
    if (!stream->chunked_transfer_enabled) {
        return WICED_SUCCESS;
    }
    stream->chunked_transfer_enabled = WICED_FALSE;
    return http_put(stream, "0" CRLF_CRLF);
}

wiced_result_t wiced_http_response_stream_write(wiced_http_response_stream_t *stream, const void *data,
                                                uint32_t length) {
    char size[16];
    if (length == 0) {
        return WICED_SUCCESS; /* as a chunk it would be the end */
    }
    if (!stream->chunked_transfer_enabled) {
        return wiced_tcp_stream_write(&stream->tcp_stream, data, length);
    }
    snprintf(size, sizeof size, "%lx" CRLF, (unsigned long)length);
    wiced_result_t result = http_put(stream, size);
    if (result == WICED_SUCCESS) {
        result = wiced_tcp_stream_write(&stream->tcp_stream, data, length);
    }
    return result == WICED_SUCCESS ? http_put(stream, CRLF) : result;
}

wiced_result_t wiced_http_response_stream_write_resource(wiced_http_response_stream_t *stream,
                                                         const resource_hnd_t *resource) {
    if (resource->location != RESOURCE_IN_MEMORY) {
        wwep_report(WWEP_REPORT_BAD_CALL, "a resource is asked for that is not in memory: there is no other storage");
        return WICED_UNSUPPORTED;
    }
    return wiced_http_response_stream_write(stream, resource->val.mem.data, (uint32_t)resource->size);
}

wiced_result_t wiced_http_response_stream_write_header(wiced_http_response_stream_t *stream,
                                                       http_status_codes_t status_code, uint32_t content_length,
                                                       http_cache_t cache_type,
                                                       wiced_packet_mime_type_t mime_type) {
    char head[320];
    int used = snprintf(head, sizeof head, "%s" CRLF, wwep_http_status_line(status_code));
    if (mime_type <= MIME_TYPE_ALL) {
        used += snprintf(head + used, sizeof head - (size_t)used, HTTP_HEADER_CONTENT_TYPE "%s" CRLF,
                         http_mime_types[mime_type]);
    }
    if (cache_type == HTTP_CACHE_DISABLED) {
        used += snprintf(head + used, sizeof head - (size_t)used, NO_CACHE_HEADER CRLF);
    }
    if (stream->chunked_transfer_enabled) {
        used += snprintf(head + used, sizeof head - (size_t)used, HTTP_HEADER_CHUNKED CRLF);
    } else if (content_length != NO_CONTENT_LENGTH) {
        used += snprintf(head + used, sizeof head - (size_t)used, HTTP_HEADER_CONTENT_LENGTH "%lu" CRLF,
                         (unsigned long)content_length);
    }
    snprintf(head + used, sizeof head - (size_t)used, CRLF);
    return http_put(stream, head);
}

wiced_result_t wiced_http_response_stream_flush(wiced_http_response_stream_t *stream) {
    return wiced_tcp_stream_flush(&stream->tcp_stream);
}

wiced_result_t wiced_http_response_stream_disconnect(wiced_http_response_stream_t *stream) {
    wiced_tcp_stream_flush(&stream->tcp_stream);
    return wiced_tcp_disconnect(stream->tcp_stream.socket);
}

void wwep_http_refuse(wiced_http_response_stream_t *stream, const char *status) {
    http_put(stream, status);
    http_put(stream, CRLF HTTP_HEADER_CONTENT_LENGTH "0" CRLF HTTP_HEADER_CLOSE CRLF_CRLF);
    wiced_http_response_stream_flush(stream);
}
