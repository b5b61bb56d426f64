/* Every function of WICED's mDNS responder, of its web server and of its TCP server that no other program calls. */
#include "wiced.h"
#include "gedday.h"
#include "http_server.h"
#include "wiced_tls.h"
#include "check.h"

static wiced_http_server_t server;
static wiced_https_server_t secured;
static wiced_tcp_server_t plain;
static const resource_hnd_t logo = {RESOURCE_IN_MEMORY, 4, .val.mem = {"logo"}};
static int asked;

static int32_t parts(const char *path, const char *query, wiced_http_response_stream_t *stream, void *arg,
                     wiced_http_message_body_t *body) {
    UNUSED_PARAMETER(path);
    UNUSED_PARAMETER(query);
    UNUSED_PARAMETER(arg);
    UNUSED_PARAMETER(body);
    wiced_http_response_stream_enable_chunked_transfer(stream);
    wiced_http_response_stream_write_header(stream, HTTP_200_TYPE, CHUNKED_CONTENT_LENGTH, HTTP_CACHE_DISABLED,
                                            MIME_TYPE_TEXT_PLAIN);
    CHECK(wiced_http_response_stream_write_resource(stream, &logo) == WICED_SUCCESS);
    CHECK(wiced_http_response_stream_disable_chunked_transfer(stream) == WICED_SUCCESS);
    CHECK(wiced_http_response_stream_flush(stream) == WICED_SUCCESS);
    asked++;
    return 0;
}

static int32_t wait(const char *path, const char *query, wiced_http_response_stream_t *stream, void *arg,
                    wiced_http_message_body_t *body) {
    UNUSED_PARAMETER(path);
    UNUSED_PARAMETER(query);
    UNUSED_PARAMETER(stream);
    UNUSED_PARAMETER(arg);
    UNUSED_PARAMETER(body);
    return 0;
}

static START_OF_HTTP_PAGE_DATABASE(pages)
    {"/parts", "text/plain", WICED_RAW_DYNAMIC_URL_CONTENT, .url_content.dynamic_data = {parts, 0}},
    {"/wait", "text/plain", WICED_RAW_DYNAMIC_URL_CONTENT, .url_content.dynamic_data = {wait, 0}},
    {"/old", "text/html", WICED_RAW_STATIC_URL_CONTENT,
     .url_content.static_data = {HTTP_REDIRECT("/parts"), sizeof(HTTP_REDIRECT("/parts")) - 1}},
END_OF_HTTP_PAGE_DATABASE();

static wiced_result_t received(wiced_http_response_stream_t *stream, uint8_t **data, uint16_t *length) {
    UNUSED_PARAMETER(stream);
    UNUSED_PARAMETER(data);
    UNUSED_PARAMETER(length);
    return WICED_ERROR;
}

static wiced_result_t ignored(wiced_tcp_socket_t *socket, void *arg) {
    UNUSED_PARAMETER(socket);
    UNUSED_PARAMETER(arg);
    return WICED_SUCCESS;
}

static void responder(void) {
    gedday_service_t found;
    CHECK(gedday_update_ip() == WICED_ERROR);
    CHECK(gedday_init(WICED_STA_INTERFACE, "board") == WICED_SUCCESS && gedday_update_ip() == WICED_SUCCESS);
    CHECK(gedday_update_service("stove", "_http._tcp.local") == WICED_NOT_FOUND);
    CHECK(gedday_add_service("stove", "_http._tcp.local", 80, 300, "a=b") == WICED_SUCCESS);
    CHECK(gedday_update_service("stove", "_http._tcp.local") == WICED_SUCCESS);
    gedday_deinit();
    CHECK(*gedday_get_hostname() == 0 && gedday_discover_service("_http._tcp.local", &found) == WICED_NOT_FOUND);
    CHECK(gedday_remove_service("stove", "_http._tcp.local") == WICED_NOT_FOUND);
}

static void streams(void) {
    wiced_tcp_socket_t socket;
    wiced_http_response_stream_t stream;
    CHECK(http_server_get_mime_type("text/html; charset=utf-8") == MIME_TYPE_TEXT_HTML);
    CHECK(http_server_get_mime_type("image/gif") == MIME_TYPE_IMAGE_GIF);
    CHECK(http_server_get_mime_type("nothing/known") == MIME_TYPE_ALL);
    wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    CHECK(wiced_http_response_stream_init(&stream, &socket) == WICED_SUCCESS && !stream.chunked_transfer_enabled);
    CHECK(wiced_http_response_stream_deinit(&stream) == WICED_SUCCESS);
    wiced_tcp_delete_socket(&socket);
}

void application_start(void) {
    wiced_tls_identity_t identity = {0};
    wiced_init();
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    responder();
    streams();
    CHECK(wiced_tcp_server_start(&plain, WICED_STA_INTERFACE, 7, 2, ignored, ignored, ignored, NULL) == WICED_SUCCESS);
    CHECK(wiced_tcp_server_stop(&plain) == WICED_SUCCESS);
    CHECK(wiced_https_server_start(&secured, 443, 2, pages, NULL, WICED_STA_INTERFACE, 5000) == WICED_BADARG);
    CHECK(wiced_https_server_start(&secured, 443, 2, pages, &identity, WICED_STA_INTERFACE, 5000) == WICED_SUCCESS);
    CHECK(wiced_https_server_stop(&secured) == WICED_SUCCESS);
    CHECK(wiced_http_server_start(&server, 80, 2, pages, WICED_STA_INTERFACE, 5000) == WICED_SUCCESS);
    wiced_http_server_register_callbacks(&server, received);
    CHECK(wiced_http_server_deregister_callbacks(&server) == WICED_SUCCESS);
    printf("serving\n");
    wiced_rtos_delay_milliseconds(3000);
    CHECK(asked == 1 && wiced_http_disconnect_all_response_stream(&server) == WICED_SUCCESS);
    CHECK(wiced_http_server_stop(&server) == WICED_SUCCESS);
    wiced_rtos_delay_milliseconds(1000);
    checked();
}
