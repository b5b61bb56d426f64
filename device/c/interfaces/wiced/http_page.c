/* Pages, of each kind. */
#include "http_internal.h"

const wiced_http_page_t *wwep_http_page(const wiced_http_page_t *pages, const char *path) {
    for (const wiced_http_page_t *page = pages; page->url != NULL; page++) {
        size_t length = strlen(page->url);
        int any = length > 0 && page->url[length - 1] == '*'; /* whatever follows */
        if (any ? strncmp(page->url, path, length - 1) == 0 : strcmp(page->url, path) == 0) {
            return page;
        }
    }
    return NULL;
}

int wwep_http_is_dynamic(const wiced_http_page_t *page) {
    return page->url_content_type == WICED_DYNAMIC_URL_CONTENT ||
           page->url_content_type == WICED_RAW_DYNAMIC_URL_CONTENT;
}

/* A head with the page's own kind, which need not be among the known ones. */
static wiced_result_t http_write_head(wiced_http_response_stream_t *stream, const char *mime_type, const char *length) {
    char head[256];
    snprintf(head, sizeof head, HTTP_HEADER_200 CRLF HTTP_HEADER_CONTENT_TYPE "%.80s" CRLF "%s" CRLF CRLF, mime_type,
             length);
    return wiced_tcp_stream_write(&stream->tcp_stream, head, (uint32_t)strlen(head));
}

static wiced_result_t http_write_all(wiced_http_response_stream_t *stream, const wiced_http_page_t *page,
                                const void *bytes, uint32_t size, int raw) {
    char length[40];
    wiced_result_t result = WICED_SUCCESS;
    snprintf(length, sizeof length, HTTP_HEADER_CONTENT_LENGTH "%lu", (unsigned long)size);
    if (!raw) {
        result = http_write_head(stream, page->mime_type, length);
    }
    return result == WICED_SUCCESS ? wiced_http_response_stream_write(stream, bytes, size) : result;
}

static wiced_result_t http_write_resource(wiced_http_response_stream_t *stream, const wiced_http_page_t *page,
                                          int raw) {
    const resource_hnd_t *resource = page->url_content.resource_data;
    return resource->location == RESOURCE_IN_MEMORY
               ? http_write_all(stream, page, resource->val.mem.data, (uint32_t)resource->size, raw)
               : wiced_http_response_stream_write_resource(stream, resource);
}

wiced_result_t wwep_http_page_begin(wiced_http_response_stream_t *stream, const wiced_http_page_t *page) {
    switch (page->url_content_type) {
        case WICED_STATIC_URL_CONTENT:
        case WICED_RAW_STATIC_URL_CONTENT:
            return http_write_all(stream, page, page->url_content.static_data.ptr, page->url_content.static_data.length,
                             page->url_content_type == WICED_RAW_STATIC_URL_CONTENT);
        case WICED_RESOURCE_URL_CONTENT:
        case WICED_RAW_RESOURCE_URL_CONTENT:
            return http_write_resource(stream, page, page->url_content_type == WICED_RAW_RESOURCE_URL_CONTENT);
        case WICED_DYNAMIC_URL_CONTENT: {
            wiced_result_t result = http_write_head(stream, page->mime_type, NO_CACHE_HEADER CRLF HTTP_HEADER_CHUNKED);
            wiced_http_response_stream_enable_chunked_transfer(stream);
            return result;
        }
        default:
            return WICED_SUCCESS;
    }
}

void wwep_http_page_part(wiced_http_response_stream_t *stream, const wiced_http_page_t *page,
                    const struct http_request *request, wiced_http_message_body_t *body) {
    if (wwep_http_is_dynamic(page)) {
        page->url_content.dynamic_data.generator(request->path, request->query, stream,
                                                 page->url_content.dynamic_data.arg, body);
    }
}

wiced_result_t wwep_http_page_end(wiced_http_response_stream_t *stream, const wiced_http_page_t *page) {
    if (page->url_content_type == WICED_DYNAMIC_URL_CONTENT) {
        wiced_http_response_stream_disable_chunked_transfer(stream);
    }
    return wiced_http_response_stream_flush(stream);
}
