/* The registers of a server: what a frame does to them, and the reply. Included by the one source that serves. */
#ifndef REGISTERS_H
#define REGISTERS_H

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define REGISTERS 64
#define FRAME_ROOM 20
#define WRITE_LENGTH 11
#define READ_LENGTH 7

typedef struct {
    unsigned device, number, value;
} entry_t;

static entry_t entries[REGISTERS];
static int entry_count;

static entry_t *find(const entry_t *wanted) {
    for (int i = 0; i < entry_count; i++) {
        if (entries[i].device == wanted->device && entries[i].number == wanted->number) {
            return &entries[i];
        }
    }
    return NULL;
}

static entry_t *store(const entry_t *written) {
    entry_t *entry = find(written);
    if (entry == NULL && entry_count < REGISTERS) {
        entry = &entries[entry_count++];
    }
    if (entry != NULL) {
        *entry = *written;
    }
    return entry;
}

static int digits_only(const char *frame) {
    for (const char *each = frame + 1; *each != 0; each++) {
        if (!isxdigit((unsigned char)*each)) {
            return 0;
        }
    }
    return 1;
}

static void registers_answer(const char *frame, char *reply) {
    entry_t given = {0};
    entry_t *entry = NULL;
    size_t length = strlen(frame);
    if (length == WRITE_LENGTH && frame[0] == 'W' && digits_only(frame)
        && sscanf(frame + 1, "%4x%2x%4x", &given.device, &given.number, &given.value) == 3) {
        entry = store(&given);
    } else if (length == READ_LENGTH && frame[0] == 'R' && digits_only(frame)
               && sscanf(frame + 1, "%4x%2x", &given.device, &given.number) == 2) {
        entry = find(&given);
    }
    if (entry == NULL) {
        strcpy(reply, "X");
    } else {
        snprintf(reply, FRAME_ROOM, "A%04X%02X%04X", entry->device, entry->number, entry->value);
    }
}

#endif
