/* What firmware prints, cut into lines: so each carrier posts the same, whatever its C library does. */
#include <string.h>
#include "wwep_carrier.h"

#define LINE 1024

static char lines[2][LINE];
static size_t line_filled[2];

static void post(int stream) {
    if (line_filled[stream] > 0) {
        wwep_post(WWEP_OP_PRINT, 0, 0, 0, lines[stream], (uint32_t)line_filled[stream]);
        line_filled[stream] = 0;
    }
}

void console_put(int stream, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        lines[stream][line_filled[stream]++] = bytes[i];
        if (bytes[i] == '\n' || line_filled[stream] == LINE) {
            post(stream);
        }
    }
}

void console_post(void) {
    post(0);
    post(1);
}
