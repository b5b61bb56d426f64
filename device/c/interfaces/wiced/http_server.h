/* A web server: pages in memory, and pages that functions of the firmware write. */
#ifndef WWEP_HTTP_SERVER_H
#define WWEP_HTTP_SERVER_H

#include "wiced.h"
#include "wiced_resource.h"

#define START_OF_HTTP_PAGE_DATABASE(name) const wiced_http_page_t name[] = {
#define ROOT_HTTP_PAGE_REDIRECT(url) \
    { "/", "text/html", WICED_RAW_STATIC_URL_CONTENT, \
      .url_content.static_data = {HTTP_REDIRECT(url), sizeof(HTTP_REDIRECT(url)) - 1} }
#define END_OF_HTTP_PAGE_DATABASE() \
    { 0, 0, 0, .url_content.static_data = {NULL, 0} } }

#define DEFAULT_URL_PROCESSOR_STACK_SIZE 5000
#define NO_CONTENT_LENGTH 0
#define CHUNKED_CONTENT_LENGTH NO_CONTENT_LENGTH
#define IOS_CAPTIVE_PORTAL_ADDRESS "/library/test/success.html"

#define CRLF "\r\n"
#define CRLF_CRLF "\r\n\r\n"
#define EVENT_STREAM_DATA "data: "
#define LFLF "\n\n"

#define HTTP_HEADER_200 "HTTP/1.1 200 OK"
#define HTTP_HEADER_204 "HTTP/1.1 204 No Content"
#define HTTP_HEADER_207 "HTTP/1.1 207 Multi-Status"
#define HTTP_HEADER_301 "HTTP/1.1 301 Moved Permanently"
#define HTTP_HEADER_400 "HTTP/1.1 400 Bad Request"
#define HTTP_HEADER_403 "HTTP/1.1 403 Forbidden"
#define HTTP_HEADER_404 "HTTP/1.1 404 Not Found"
#define HTTP_HEADER_405 "HTTP/1.1 405 Method Not Allowed"
#define HTTP_HEADER_406 "HTTP/1.1 406 Not Acceptable"
#define HTTP_HEADER_412 "HTTP/1.1 412 Precondition Failed"
#define HTTP_HEADER_415 "HTTP/1.1 415 Unsupported Media Type"
#define HTTP_HEADER_429 "HTTP/1.1 429 Too Many Requests"
#define HTTP_HEADER_444 "HTTP/1.1 444 No Response"
#define HTTP_HEADER_470 "HTTP/1.1 470 Connection Authorization Required"
#define HTTP_HEADER_500 "HTTP/1.1 500 Internal Server Error"
#define HTTP_HEADER_504 "HTTP/1.1 504 Gateway Timeout"
#define HTTP_HEADER_CONTENT_LENGTH "Content-Length: "
#define HTTP_HEADER_CONTENT_TYPE "Content-Type: "
#define HTTP_HEADER_CHUNKED "Transfer-Encoding: chunked"
#define HTTP_HEADER_LOCATION "Location: "
#define HTTP_HEADER_KEEP_ALIVE "Connection: Keep-Alive"
#define HTTP_HEADER_CLOSE "Connection: close"
#define NO_CACHE_HEADER "Cache-Control: no-store, no-cache, must-revalidate" CRLF "Pragma: no-cache"
#define HTTP_REDIRECT(url) HTTP_HEADER_301 CRLF HTTP_HEADER_LOCATION url CRLF HTTP_HEADER_CONTENT_LENGTH "0" CRLF_CRLF

typedef enum { HTTP_CACHE_DISABLED, HTTP_CACHE_ENABLED } http_cache_t;

typedef enum {
    MIME_TYPE_TLV, MIME_TYPE_APPLE_BINARY_PLIST, MIME_TYPE_APPLE_PROXY_AUTOCONFIG, MIME_TYPE_BINARY_DATA,
    MIME_TYPE_JAVASCRIPT, MIME_TYPE_JSON, MIME_TYPE_HAP_JSON, MIME_TYPE_HAP_PAIRING, MIME_TYPE_HAP_VERIFY,
    MIME_TYPE_TEXT_HTML, MIME_TYPE_TEXT_PLAIN, MIME_TYPE_TEXT_EVENT_STREAM, MIME_TYPE_TEXT_CSS,
    MIME_TYPE_IMAGE_PNG, MIME_TYPE_IMAGE_GIF, MIME_TYPE_IMAGE_MICROSOFT, MIME_TYPE_ALL, MIME_UNSUPPORTED
} wiced_packet_mime_type_t;

typedef enum {
    HTTP_200_TYPE, HTTP_204_TYPE, HTTP_207_TYPE, HTTP_301_TYPE, HTTP_400_TYPE, HTTP_403_TYPE, HTTP_404_TYPE,
    HTTP_405_TYPE, HTTP_406_TYPE, HTTP_412_TYPE, HTTP_415_TYPE, HTTP_429_TYPE, HTTP_444_TYPE, HTTP_470_TYPE,
    HTTP_500_TYPE, HTTP_504_TYPE
} http_status_codes_t;

typedef enum {
    WICED_HTTP_GET_REQUEST, WICED_HTTP_POST_REQUEST, WICED_HTTP_PUT_REQUEST, REQUEST_UNDEFINED
} wiced_http_request_type_t;

/* A part of what came with a request; the page's function is called for each part. */
typedef struct {
    const uint8_t *data;
    uint16_t message_data_length;
    uint32_t total_message_data_remaining;
    wiced_bool_t chunked_transfer;
    wiced_packet_mime_type_t mime_type;
    wiced_http_request_type_t request_type;
} wiced_http_message_body_t;

typedef struct {
    wiced_tcp_stream_t tcp_stream;
    wiced_bool_t chunked_transfer_enabled;
} wiced_http_response_stream_t;

typedef wiced_result_t (*http_server_callback_t)(wiced_http_response_stream_t *stream, uint8_t **data,
                                                 uint16_t *data_length);
typedef int32_t (*url_processor_t)(const char *url_path, const char *url_query_string,
                                   wiced_http_response_stream_t *stream, void *arg,
                                   wiced_http_message_body_t *http_data);

typedef struct wiced_http_page_s {
    const char *url;
    const char *mime_type;
    enum {
        WICED_STATIC_URL_CONTENT, WICED_DYNAMIC_URL_CONTENT, WICED_RESOURCE_URL_CONTENT,
        WICED_RAW_STATIC_URL_CONTENT, WICED_RAW_DYNAMIC_URL_CONTENT, WICED_RAW_RESOURCE_URL_CONTENT
    } url_content_type;
    union {
        struct { url_processor_t generator; void *arg; } dynamic_data;
        struct { const void *ptr; uint32_t length; } static_data;
        const resource_hnd_t *resource_data;
    } url_content;
} wiced_http_page_t;

struct http_connection;
typedef struct {
    wiced_tcp_socket_t listening;
    const wiced_http_page_t *page_database;
    http_server_callback_t receive_callback;
    struct http_connection *connections;
    wiced_mutex_t writing; /* functions of pages are called one at a time */
    uint32_t stack;
    uint16_t count;
    int places;            /* semaphore: connections that are free */
    volatile wiced_bool_t quit;
} wiced_http_server_t;
typedef wiced_http_server_t wiced_https_server_t;

wiced_result_t wiced_http_server_start(wiced_http_server_t *server, uint16_t port, uint16_t max_sockets,
                                       const wiced_http_page_t *page_database, wiced_interface_t interface,
                                       uint32_t url_processor_stack_size);
wiced_result_t wiced_http_server_stop(wiced_http_server_t *server);
wiced_result_t wiced_https_server_start(wiced_https_server_t *server, uint16_t port, uint16_t max_sockets,
                                        const wiced_http_page_t *page_database, wiced_tls_identity_t *identity,
                                        wiced_interface_t interface, uint32_t url_processor_stack_size);
wiced_result_t wiced_https_server_stop(wiced_https_server_t *server);
wiced_result_t wiced_http_server_register_callbacks(wiced_http_server_t *server,
                                                    http_server_callback_t receive_callback);
wiced_result_t wiced_http_server_deregister_callbacks(wiced_http_server_t *server);
wiced_result_t wiced_http_disconnect_all_response_stream(wiced_http_server_t *server);

wiced_result_t wiced_http_response_stream_init(wiced_http_response_stream_t *stream, wiced_tcp_socket_t *socket);
wiced_result_t wiced_http_response_stream_deinit(wiced_http_response_stream_t *stream);
wiced_result_t wiced_http_response_stream_enable_chunked_transfer(wiced_http_response_stream_t *stream);
wiced_result_t wiced_http_response_stream_disable_chunked_transfer(wiced_http_response_stream_t *stream);
wiced_result_t wiced_http_response_stream_write_header(wiced_http_response_stream_t *stream,
                                                       http_status_codes_t status_code, uint32_t content_length,
                                                       http_cache_t cache_type,
                                                       wiced_packet_mime_type_t mime_type);
wiced_result_t wiced_http_response_stream_write(wiced_http_response_stream_t *stream, const void *data,
                                                uint32_t length);
wiced_result_t wiced_http_response_stream_write_resource(wiced_http_response_stream_t *stream,
                                                         const resource_hnd_t *resource);
wiced_result_t wiced_http_response_stream_flush(wiced_http_response_stream_t *stream);
wiced_result_t wiced_http_response_stream_disconnect(wiced_http_response_stream_t *stream);

wiced_result_t wiced_http_get_query_parameter_value(const char *url_query, const char *parameter_key,
                                                    char **parameter_value, uint32_t *value_length);
uint32_t wiced_http_get_query_parameter_count(const char *url_query);
wiced_result_t wiced_http_match_query_parameter(const char *url_query, const char *parameter_key,
                                                const char *parameter_value);
wiced_packet_mime_type_t http_server_get_mime_type(const char *request_data);

#endif
