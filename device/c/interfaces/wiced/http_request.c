/* What a request's head says, and the parameters behind a path. */
#include "http_internal.h"

#include <strings.h>

static int http_digit_of(char from) {
    return from >= '0' && from <= '9' ? from - '0'
                                      : (from | 32) >= 'a' && (from | 32) <= 'f' ? (from | 32) - 'a' + 10 : -1;
}

/* %2F is a slash, in place. */
static void http_unescape(char *text) {
    char *to = text;
    for (; *text != 0; text++) {
        if (*text == '%' && http_digit_of(text[1]) >= 0 && http_digit_of(text[2]) >= 0) {
            *to++ = (char)(http_digit_of(text[1]) * 16 + http_digit_of(text[2]));
            text += 2;
        } else {
            *to++ = *text;
        }
    }
    *to = 0;
}

static wiced_http_request_type_t http_type_of(const char *method) {
    return strcmp(method, "GET") == 0    ? WICED_HTTP_GET_REQUEST
           : strcmp(method, "POST") == 0 ? WICED_HTTP_POST_REQUEST
           : strcmp(method, "PUT") == 0  ? WICED_HTTP_PUT_REQUEST
                                         : REQUEST_UNDEFINED;
}

static char *http_line_end(char *line) {
    char *end = strchr(line, '\n');
    if (end != NULL) {
        *end = 0;
        if (end > line && end[-1] == '\r') {
            end[-1] = 0;
        }
    }
    return end;
}

static int http_parse_field(char *line, struct http_request *request) {
    char *value = strchr(line, ':');
    if (value == NULL) {
        return 0;
    }
    *value++ = 0;
    while (*value == ' ' || *value == '\t') {
        value++;
    }
    if (strcasecmp(line, "Content-Length") == 0) {
        char *end;
        unsigned long length = strtoul(value, &end, 10);
        request->content_length = (uint32_t)length;
        return *value >= '0' && *value <= '9' && *end == 0 && length <= 0x7fffffff;
    }
    if (strcasecmp(line, "Content-Type") == 0) {
        request->mime_type = http_server_get_mime_type(value);
    } else if (strcasecmp(line, "Transfer-Encoding") == 0) {
        request->chunked = WICED_TRUE;
    } else if (strcasecmp(line, "Connection") == 0) {
        request->keep = strcasecmp(value, "close") != 0 && (request->keep || strcasecmp(value, "keep-alive") == 0);
    }
    return 1;
}

const char *wwep_http_parse(char *head, struct http_request *request) {
    char *end = http_line_end(head);
    char *target = strchr(head, ' ');
    char *version = target == NULL ? NULL : strchr(target + 1, ' ');
    if (end == NULL || version == NULL || strncmp(version + 1, "HTTP/1.", 7) != 0) {
        return HTTP_HEADER_400;
    }
    *target = *version = 0;
    *request = (struct http_request){.path = target + 1, .type = http_type_of(head), .mime_type = MIME_TYPE_ALL,
                                     .keep = version[8] == '0' ? WICED_FALSE : WICED_TRUE};
    char *query = strchr(request->path, '?');
    request->query = query == NULL ? version : query + 1; /* an empty text, if there is none */
    if (query != NULL) {
        *query = 0;
    }
    http_unescape(request->path);
    for (char *line = end + 1; (end = http_line_end(line)) != NULL && *line != 0; line = end + 1) {
        if (!http_parse_field(line, request)) {
            return HTTP_HEADER_400;
        }
    }
    if (request->chunked) {
        return HTTP_HEADER_406;
    }
    return request->type == REQUEST_UNDEFINED ? HTTP_HEADER_405 : NULL;
}

/* The value of the parameter that begins here, or NULL if it is another one. */
static const char *http_value_at(const char *at, const char *key) {
    size_t length = strlen(key);
    return strncmp(at, key, length) == 0 && at[length] == '=' ? at + length + 1 : NULL;
}

wiced_result_t wiced_http_get_query_parameter_value(const char *url_query, const char *parameter_key,
                                                    char **parameter_value, uint32_t *value_length) {
    for (const char *at = url_query; at != NULL; at = strchr(at, '&')) {
        at += *at == '&';
        const char *value = http_value_at(at, parameter_key);
        if (value != NULL) {
            *parameter_value = (char *)value;
            *value_length = (uint32_t)strcspn(value, "&");
            return WICED_SUCCESS;
        }
    }
    *parameter_value = NULL;
    *value_length = 0;
    return WICED_NOT_FOUND;
}

uint32_t wiced_http_get_query_parameter_count(const char *url_query) {
    uint32_t count = 0;
    for (const char *at = url_query; at != NULL && *at != 0; at = strchr(at + 1, '&')) {
        count++;
    }
    return count;
}

wiced_result_t wiced_http_match_query_parameter(const char *url_query, const char *parameter_key,
                                                const char *parameter_value) {
    char *value;
    uint32_t length;
    wiced_result_t result = wiced_http_get_query_parameter_value(url_query, parameter_key, &value, &length);
    return result == WICED_SUCCESS &&
                   (strlen(parameter_value) != length || strncmp(value, parameter_value, length) != 0)
               ? WICED_NOT_FOUND
               : result;
}
