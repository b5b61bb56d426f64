/* Refused by name: firmware that needs it does not build. */
#error "http_server.h: an HTTP server (wiced_http_server_start) is left out of firmware in C; docs/explanation/left-out.md says what there is"
