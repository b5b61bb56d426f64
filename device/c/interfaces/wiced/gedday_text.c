/* Texts that services tell, one after the other in the caller's buffer. */
#include "gedday.h"
#include "wiced_internal.h"

wiced_result_t gedday_text_record_create(gedday_text_record_t *text_record, uint16_t buffer_length, void *buffer) {
    if (text_record == NULL || buffer == NULL || buffer_length == 0) {
        return WICED_BADARG;
    }
    text_record->buffer = buffer;
    text_record->buffer_length = buffer_length;
    text_record->current_size = 0;
    text_record->buffer[0] = 0;
    return WICED_SUCCESS;
}

static size_t record_escaped_length(const char *text) {
    size_t length = 0;
    for (; *text != 0; text++) {
        length += *text == '.' ? 2 : 1;
    }
    return length;
}

static char *record_put_escaped(char *to, const char *text) {
    for (; *text != 0; text++) {
        if (*text == '.') {
            *to++ = '/';
        }
        *to++ = *text;
    }
    return to;
}

/* Where the text of a key begins, or NULL. */
static char *record_text_of_key(const gedday_text_record_t *record, const char *key) {
    size_t length = strlen(key);
    for (char *at = record->buffer; *at != 0; at++) {
        int begins = at == record->buffer || (at[-1] == '.' && !(at - 1 > record->buffer && at[-2] == '/'));
        if (begins && strncmp(at, key, length) == 0 && at[length] == '=') {
            return at;
        }
    }
    return NULL;
}

static void record_remove_text(gedday_text_record_t *record, char *from) {
    char *end = from;
    while (*end != 0 && !(*end == '.' && end[-1] != '/')) {
        end++;
    }
    if (*end != 0) {
        memmove(from, end + 1, strlen(end));
    } else {
        from[from > record->buffer ? -1 : 0] = 0;
    }
    record->current_size = (unsigned int)strlen(record->buffer);
}

/* A key that is there already has another value from now on. */
wiced_result_t gedday_text_record_set_key_value_pair(gedday_text_record_t *text_record, char *key, char *value) {
    if (text_record == NULL || text_record->buffer == NULL || key == NULL || *key == 0 || value == NULL) {
        return WICED_BADARG;
    }
    char *old = record_text_of_key(text_record, key);
    if (old != NULL) {
        record_remove_text(text_record, old);
    }
    size_t needed = record_escaped_length(key) + record_escaped_length(value) + 2; /* the sign, and a dot before it */
    if (text_record->current_size + needed >= text_record->buffer_length) {
        return WICED_OUT_OF_HEAP_SPACE;
    }
    char *to = text_record->buffer + text_record->current_size;
    if (to > text_record->buffer) {
        *to++ = '.';
    }
    to = record_put_escaped(to, key);
    *to++ = '=';
    to = record_put_escaped(to, value);
    *to = 0;
    text_record->current_size = (unsigned int)(to - text_record->buffer);
    return WICED_SUCCESS;
}

char *gedday_text_record_get_string(gedday_text_record_t *text_record) {
    return text_record == NULL ? NULL : text_record->buffer;
}

wiced_result_t gedday_text_record_delete(gedday_text_record_t *text_record) {
    if (text_record == NULL || text_record->buffer == NULL) {
        return WICED_BADARG;
    }
    memset(text_record, 0, sizeof *text_record);
    return WICED_SUCCESS;
}
