/*
 * Sockets that can also be asked whether something has come: such a one has a thread that takes what comes before
 * anybody asks for it, one portion at a time.
 */
#ifndef WWEP_SOCKET_H
#define WWEP_SOCKET_H

#include "wwep_wait.h"

#define WWEP_PORTION 1460

struct wwep_socket {
    int number; /* the host's */
    int listens;
    int connected;
    int watcher;   /* the thread that takes what comes, 0 for none */
    int notifying; /* it is in a callback */
    int closed;
    int users; /* threads that wait for it: it is forgotten when the last one goes */
    uint8_t *bytes; /* what it took */
    uint32_t at, filled;
    int64_t accepted; /* a connection that it took, 0 for none */
    int64_t ended;    /* negative once nothing comes any more */
    struct wwep_wait_list taken;   /* who waits for what comes */
    struct wwep_wait_list *others; /* who waits for any of several sockets, or NULL */
    void (*notify)(struct wwep_socket *socket);
    void *owner;
};

/* A socket of the host, or NULL and the error. */
struct wwep_socket *wwep_socket_open(int64_t *error);
struct wwep_socket *wwep_socket_wrap(int64_t number, void *owner);

int64_t wwep_socket_connect(struct wwep_socket *socket, int64_t address, int64_t timeout);
int64_t wwep_socket_listen(struct wwep_socket *socket, int port);
/* The number of an accepted connection, or a negative error. */
int64_t wwep_socket_accept(struct wwep_socket *socket, int64_t timeout);
/* Sends all of it, in portions. */
int64_t wwep_socket_send(struct wwep_socket *socket, const void *bytes, uint32_t length, int64_t timeout);
/* The number of bytes, 0 at the peer's end, or a negative error. */
int64_t wwep_socket_receive(struct wwep_socket *socket, void *room, uint32_t size, int64_t timeout, int peek);
/* Ends the connection; the socket stays. */
void wwep_socket_disconnect(struct wwep_socket *socket);
void wwep_socket_close(struct wwep_socket *socket);

/* Has what comes taken by a thread from now on. */
int wwep_socket_watch(struct wwep_socket *socket);
/* Whether receive or accept has something to return at once. */
int wwep_socket_ready(struct wwep_socket *socket);

#endif
