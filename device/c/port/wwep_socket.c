/* Sockets for the interfaces that wait for several of them, or are called back. */
#include <stdlib.h>
#include <string.h>
#include "wwep_socket.h"

struct wwep_socket *wwep_socket_wrap(int64_t number, void *owner) {
    struct wwep_socket *socket = calloc(1, sizeof *socket);
    if (socket != NULL) {
        socket->number = (int)number;
        socket->owner = owner;
    }
    return socket;
}

struct wwep_socket *wwep_socket_open(int64_t *error) {
    int64_t number = wwep_ask(WWEP_OP_SOCKET_NEW, 0, 0, 0);
    struct wwep_socket *socket = number < 0 ? NULL : wwep_socket_wrap(number, NULL);
    *error = number < 0 ? number : WWEP_ERROR_EXHAUSTED;
    return socket;
}

int64_t wwep_socket_connect(struct wwep_socket *socket, int64_t address, int64_t timeout) {
    int64_t answer = wwep_ask(WWEP_OP_SOCKET_CONNECT, socket->number, address, timeout);
    socket->connected = answer >= 0;
    socket->ended = 0;
    return answer;
}

int64_t wwep_socket_listen(struct wwep_socket *socket, int port) {
    int64_t answer = wwep_ask(WWEP_OP_SOCKET_LISTEN, socket->number, port, 0);
    socket->listens = answer >= 0;
    return answer;
}

int wwep_socket_ready(struct wwep_socket *socket) {
    return socket->at < socket->filled || socket->accepted > 0 || socket->ended < 0;
}

static void forget(struct wwep_socket *socket) {
    if (socket->users == 0 && socket->watcher == 0) {
        free(socket->bytes);
        free(socket);
    }
}

/* Waits for a change: 1, or a negative error; then the socket may be gone. */
static int64_t wait_for_change(struct wwep_socket *socket, int64_t timeout) {
    socket->users++;
    int got = timeout == 0 ? 0 : wwep_wait(&socket->taken, timeout, NULL);
    socket->users--;
    if (socket->closed) {
        forget(socket);
        return WWEP_ERROR_CLOSED;
    }
    return got == 0 ? WWEP_ERROR_TIMEOUT : got;
}

/* Waits until the watcher has taken something: 1, 2 for the watcher itself, or a negative error. */
static int64_t wait_for_some(struct wwep_socket *socket, int64_t timeout) {
    int64_t deadline = timeout > 0 ? wwep_deadline(timeout) : timeout;
    while (!wwep_socket_ready(socket)) {
        if (socket->watcher == wwep_thread_current()) {
            return 2; /* a callback asks for more than there is: the host is asked */
        }
        int64_t got = wait_for_change(socket, timeout > 0 ? wwep_left(deadline) : timeout);
        if (got < 0) {
            return got;
        }
    }
    return 1;
}

int64_t wwep_socket_accept(struct wwep_socket *socket, int64_t timeout) {
    if (socket->watcher == 0) {
        return wwep_ask(WWEP_OP_SOCKET_ACCEPT, socket->number, timeout, 0);
    }
    int64_t got = wait_for_some(socket, timeout);
    if (got == 2) {
        return wwep_ask(WWEP_OP_SOCKET_ACCEPT, socket->number, timeout, 0);
    }
    if (got < 0 || socket->accepted == 0) {
        return got < 0 ? got : socket->ended;
    }
    got = socket->accepted;
    socket->accepted = 0;
    wwep_wake_all(&socket->taken);
    return got;
}

int64_t wwep_socket_send(struct wwep_socket *socket, const void *bytes, uint32_t length, int64_t timeout) {
    uint32_t done = 0;
    while (done < length) {
        uint32_t some = length - done > WWEP_MOST_BYTES ? WWEP_MOST_BYTES : length - done;
        int64_t sent = wwep_call(WWEP_OP_SOCKET_SEND, socket->number, timeout, 0, (const uint8_t *)bytes + done, some,
                                 NULL, 0, NULL);
        if (sent < 0) {
            return sent;
        }
        done += some;
    }
    return done;
}

static int64_t ask_for_bytes(struct wwep_socket *socket, void *room, uint32_t size, int64_t timeout) {
    uint32_t most = size > WWEP_MOST_BYTES ? WWEP_MOST_BYTES : size;
    return wwep_call(WWEP_OP_SOCKET_RECEIVE, socket->number, most, timeout, NULL, 0, room, most, NULL);
}

int64_t wwep_socket_receive(struct wwep_socket *socket, void *room, uint32_t size, int64_t timeout, int peek) {
    if (socket->watcher == 0 && socket->at == socket->filled && !peek) {
        return socket->ended < 0 ? socket->ended : ask_for_bytes(socket, room, size, timeout);
    }
    if (socket->watcher == 0 && peek && wwep_socket_watch(socket) < 0) {
        return WWEP_ERROR_EXHAUSTED;
    }
    int64_t got = socket->at < socket->filled ? 1 : wait_for_some(socket, timeout);
    if (got == 2) {
        return ask_for_bytes(socket, room, size, timeout);
    }
    if (got < 0) {
        return got;
    }
    uint32_t there = socket->filled - socket->at;
    if (there == 0) {
        return socket->ended == WWEP_ERROR_CLOSED ? 0 : socket->ended;
    }
    uint32_t some = there < size ? there : size;
    memcpy(room, socket->bytes + socket->at, some);
    socket->at += peek ? 0 : some;
    if (socket->at == socket->filled) {
        wwep_wake_all(&socket->taken);
    }
    return some;
}

static void take(struct wwep_socket *socket) {
    if (socket->listens) {
        int64_t number = wwep_ask(WWEP_OP_SOCKET_ACCEPT, socket->number, WWEP_FOREVER, 0);
        if (number >= 0) {
            socket->accepted = number;
        } else if (number == WWEP_ERROR_CLOSED || number == WWEP_ERROR_NO_NETWORK) {
            socket->ended = number;
        }
        return;
    }
    int64_t got = ask_for_bytes(socket, socket->bytes, WWEP_PORTION, WWEP_FOREVER);
    socket->at = 0;
    socket->filled = got > 0 ? (uint32_t)got : 0;
    if (got <= 0) {
        socket->ended = got == 0 ? WWEP_ERROR_CLOSED : got;
    }
}

static void watch(void *argument) {
    struct wwep_socket *socket = argument;
    while (!socket->closed && socket->ended == 0) {
        if (socket->at < socket->filled || socket->accepted > 0) {
            wwep_wait(&socket->taken, WWEP_FOREVER, NULL);
            continue;
        }
        take(socket);
        wwep_wake_all(&socket->taken);
        if (socket->others != NULL) {
            wwep_wake_all(socket->others);
        }
        if (socket->notify != NULL && !socket->closed && wwep_socket_ready(socket)) {
            socket->notifying = 1;
            socket->notify(socket);
            socket->notifying = 0;
        }
    }
    socket->watcher = 0;
    if (socket->closed) {
        forget(socket);
    }
}

int wwep_socket_watch(struct wwep_socket *socket) {
    if (socket->watcher != 0) {
        return 0;
    }
    if (socket->bytes == NULL) {
        socket->bytes = malloc(WWEP_PORTION);
    }
    socket->watcher = socket->bytes == NULL ? -1 : wwep_thread_start("socket", 0, 0, watch, socket);
    if (socket->watcher < 0) {
        socket->watcher = 0;
        return -1;
    }
    return 0;
}

/* Whoever waits for the socket goes on; its watcher ends now, or after its callback. */
static void stop_watching(struct wwep_socket *socket) {
    if (socket->watcher != 0 && !socket->notifying) {
        wwep_thread_end(socket->watcher);
        socket->watcher = 0;
    }
}

void wwep_socket_disconnect(struct wwep_socket *socket) {
    wwep_post(WWEP_OP_SOCKET_CLOSE, socket->number, 0, 0, NULL, 0);
    socket->connected = 0;
    socket->ended = WWEP_ERROR_CLOSED;
    socket->at = socket->filled;
    stop_watching(socket);
    wwep_wake_all(&socket->taken);
}

void wwep_socket_close(struct wwep_socket *socket) {
    wwep_post(WWEP_OP_SOCKET_CLOSE, socket->number, 1, 0, NULL, 0);
    socket->ended = WWEP_ERROR_CLOSED;
    if (socket->accepted > 0) {
        wwep_post(WWEP_OP_SOCKET_CLOSE, socket->accepted, 1, 0, NULL, 0);
        socket->accepted = 0;
    }
    socket->closed = 1;
    stop_watching(socket);
    wwep_wake_all(&socket->taken);
    forget(socket);
}
