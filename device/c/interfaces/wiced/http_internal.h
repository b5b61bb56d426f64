/* What the parts of the web server share. */
#ifndef WWEP_HTTP_INTERNAL_H
#define WWEP_HTTP_INTERNAL_H

#include "http_server.h"

/* The longest head of a request. */
#define HTTP_HEAD_ROOM 2048

struct http_connection {
    wiced_http_server_t *server;
    wiced_tcp_socket_t socket;
    wiced_http_response_stream_t stream;
    char *bytes; /* HTTP_HEAD_ROOM of them, while it is connected */
    uint32_t filled;
    int taken;
};

/* What a request's head says. */
struct http_request {
    char *path;
    char *query;
    wiced_http_request_type_t type;
    wiced_packet_mime_type_t mime_type;
    uint32_t content_length;
    wiced_bool_t chunked;
    wiced_bool_t keep;
};

/* Reads a head that ends with an empty line, and writes zeros into it; NULL, or the status that refuses it. */
const char *wwep_http_parse(char *head, struct http_request *request);
/* Sends an answer without a page; the connection ends after it. */
void wwep_http_refuse(wiced_http_response_stream_t *stream, const char *status);
const char *wwep_http_status_line(http_status_codes_t status);

/* The page of a path, or NULL. */
const wiced_http_page_t *wwep_http_page(const wiced_http_page_t *pages, const char *path);
/* Whether the page is written by a function, which is called for each part of a request. */
int wwep_http_is_dynamic(const wiced_http_page_t *page);
/* Writes a page's part before its body, then a part for each part of the request, then the end. */
wiced_result_t wwep_http_page_begin(wiced_http_response_stream_t *stream, const wiced_http_page_t *page);
void wwep_http_page_part(wiced_http_response_stream_t *stream, const wiced_http_page_t *page,
                    const struct http_request *request, wiced_http_message_body_t *body);
wiced_result_t wwep_http_page_end(wiced_http_response_stream_t *stream, const wiced_http_page_t *page);

#endif
