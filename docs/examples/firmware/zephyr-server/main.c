/*
 * The course's server for Zephyr: one thread waits for all its sockets with poll.
 *
 * With SERVER_KEY and SERVER_CERTIFICATE (PEM) defined it also serves TLS.
 */
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/net/tls_credentials.h>
#include "../registers.h"

LOG_MODULE_REGISTER(server, LOG_LEVEL_INF);

#define OPEN_PORT 27708
#define TLS_PORT 40508
#define SERVER_TAG 7
#define MOST_SOCKETS 12

static struct pollfd sockets[MOST_SOCKETS];
static int listening;

static void listen_at(uint16_t port, int protocol) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    int sock = socket(AF_INET, SOCK_STREAM, protocol);
    if (protocol != IPPROTO_TCP) {
        sec_tag_t tags[] = {SERVER_TAG};
        setsockopt(sock, SOL_TLS, TLS_SEC_TAG_LIST, tags, sizeof tags);
    }
    if (sock < 0 || bind(sock, (struct sockaddr *)&address, sizeof address) < 0 || listen(sock, 5) < 0) {
        LOG_ERR("no socket at %u: %d", port, errno);
        return;
    }
    sockets[listening++] = (struct pollfd){.fd = sock, .events = POLLIN};
    LOG_INF("listening at %u", port);
}

static void accept_at(int listener) {
    int sock = accept(listener, NULL, NULL);
    for (int i = listening; sock >= 0 && i < MOST_SOCKETS; i++) {
        if (sockets[i].fd < 0) {
            sockets[i] = (struct pollfd){.fd = sock, .events = POLLIN};
            return;
        }
    }
    if (sock >= 0) {
        close(sock);
    }
}

static void serve(struct pollfd *one) {
    char frame[FRAME_ROOM + 1] = {0};
    char reply[FRAME_ROOM];
    ssize_t length = recv(one->fd, frame, FRAME_ROOM, 0);
    if (length > 0) {
        frame[strcspn(frame, "\r\n")] = 0;
        registers_answer(frame, reply);
        LOG_INF("%s %s", frame, reply);
        send(one->fd, reply, strlen(reply), 0);
    }
    close(one->fd);
    one->fd = -1;
}

int main(void) {
    for (int i = 0; i < MOST_SOCKETS; i++) {
        sockets[i].fd = -1;
    }
    listen_at(OPEN_PORT, IPPROTO_TCP);
#ifdef SERVER_KEY
    static const char key[] = SERVER_KEY;
    static const char certificate[] = SERVER_CERTIFICATE;
    tls_credential_add(SERVER_TAG, TLS_CREDENTIAL_PRIVATE_KEY, key, sizeof key);
    tls_credential_add(SERVER_TAG, TLS_CREDENTIAL_SERVER_CERTIFICATE, certificate, sizeof certificate);
    listen_at(TLS_PORT, IPPROTO_TLS_1_2);
#endif
    while (poll(sockets, MOST_SOCKETS, -1) > 0) {
        for (int i = 0; i < MOST_SOCKETS; i++) {
            if (sockets[i].fd >= 0 && sockets[i].revents != 0) {
                if (i < listening) {
                    accept_at(sockets[i].fd);
                } else {
                    serve(&sockets[i]);
                }
            }
        }
    }
    return 0;
}
