/* A web server with a page of each kind. */
#include "wiced.h"
#include "http_server.h"

static wiced_http_server_t server;
static const resource_hnd_t logo = {RESOURCE_IN_MEMORY, 4, .val.mem = {"\x89PNG"}};

static int32_t led(const char *path, const char *query, wiced_http_response_stream_t *stream, void *arg,
                   wiced_http_message_body_t *body) {
    char text[80], *value;
    uint32_t length;
    UNUSED_PARAMETER(body);
    if (wiced_http_match_query_parameter(query, "to", "on") == WICED_SUCCESS) {
        wiced_gpio_output_high(WICED_LED1);
    } else {
        wiced_gpio_output_low(WICED_LED1);
    }
    wiced_http_get_query_parameter_value(query, "who", &value, &length);
    snprintf(text, sizeof text, "%s %s %u %.*s", path, (char *)arg,
             (unsigned)wiced_http_get_query_parameter_count(query), (int)length, value == NULL ? "" : value);
    wiced_http_response_stream_write(stream, text, (uint32_t)strlen(text));
    return 0;
}

static int32_t upload(const char *path, const char *query, wiced_http_response_stream_t *stream, void *arg,
                      wiced_http_message_body_t *body) {
    static unsigned sum, parts;
    UNUSED_PARAMETER(path);
    UNUSED_PARAMETER(query);
    UNUSED_PARAMETER(arg);
    parts++;
    for (int i = 0; i < body->message_data_length; i++) {
        sum += body->data[i];
    }
    if (body->total_message_data_remaining == 0) {
        char text[60];
        snprintf(text, sizeof text, "{\"type\":%d,\"sum\":%u,\"parts\":%d}", body->request_type, sum, parts > 1);
        wiced_http_response_stream_write_header(stream, HTTP_200_TYPE, (uint32_t)strlen(text), HTTP_CACHE_ENABLED,
                                                MIME_TYPE_JSON);
        wiced_http_response_stream_write(stream, text, (uint32_t)strlen(text));
        printf("body %s\n", body->mime_type == MIME_TYPE_TEXT_PLAIN ? "text" : "other");
        sum = parts = 0;
    }
    return 0;
}

static int32_t bye(const char *path, const char *query, wiced_http_response_stream_t *stream, void *arg,
                   wiced_http_message_body_t *body) {
    UNUSED_PARAMETER(path);
    UNUSED_PARAMETER(query);
    UNUSED_PARAMETER(arg);
    UNUSED_PARAMETER(body);
    wiced_http_response_stream_write(stream, HTTP_HEADER_204 CRLF_CRLF, sizeof(HTTP_HEADER_204 CRLF_CRLF) - 1);
    wiced_http_response_stream_disconnect(stream);
    return 0;
}

static START_OF_HTTP_PAGE_DATABASE(pages)
    ROOT_HTTP_PAGE_REDIRECT("/index.html"),
    {"/index.html", "text/html", WICED_STATIC_URL_CONTENT, .url_content.static_data = {"<p>hi", 5}},
    {"/led", "text/plain", WICED_DYNAMIC_URL_CONTENT, .url_content.dynamic_data = {led, "LED"}},
    {"/data/*", "application/json", WICED_RAW_DYNAMIC_URL_CONTENT, .url_content.dynamic_data = {upload, 0}},
    {"/logo.png", "image/png", WICED_RESOURCE_URL_CONTENT, .url_content.resource_data = &logo},
    {"/bye", "text/plain", WICED_RAW_DYNAMIC_URL_CONTENT, .url_content.dynamic_data = {bye, 0}},
END_OF_HTTP_PAGE_DATABASE();

static wiced_result_t received(wiced_http_response_stream_t *stream, uint8_t **data, uint16_t *length) {
    UNUSED_PARAMETER(stream);
    UNUSED_PARAMETER(data);
    printf("received %s\n", *length > 0 ? "bytes" : "nothing");
    return WICED_SUCCESS;
}

void application_start(void) {
    wiced_init();
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    printf("none %d\n", wiced_http_server_start(&server, 80, 0, pages, WICED_STA_INTERFACE, 5000));
    printf("start %d\n", wiced_http_server_start(&server, 80, 2, pages, WICED_STA_INTERFACE,
                                                 DEFAULT_URL_PROCESSOR_STACK_SIZE));
#ifdef STOPS
    wiced_http_server_register_callbacks(&server, received);
    wiced_rtos_delay_milliseconds(2000);
    printf("stop %d\n", wiced_http_server_stop(&server));
#else
    UNUSED_VARIABLE(received);
#endif
}
