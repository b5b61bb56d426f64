/* Sockets and the interface, as their own parts see them. */
#ifndef WWEP_ZEPHYR_NET_PRIVATE_H
#define WWEP_ZEPHYR_NET_PRIVATE_H

#include <port/wwep_socket.h>
#include <zephyr/net/net_mgmt.h>
#include <zephyr/net/socket.h>
#include "zephyr_private.h"

#define ZEPHYR_TAGS 8
#define ZEPHYR_NAME 128

struct zephyr_socket {
    struct wwep_socket *below; /* NULL: the place is free */
    int protocol, port, nonblocking;
    int64_t receive_timeout, send_timeout;
    sec_tag_t tags[ZEPHYR_TAGS];
    int tag_count;
    int verify; /* -1: clients check, servers do not */
    char name[ZEPHYR_NAME];
};

/* The socket of a number, or NULL and errno. */
struct zephyr_socket *zephyr_socket(int fd);
/* -1, and errno says which error of the ABI it was. */
int zephyr_failed(int64_t answer);
void zephyr_address(int64_t answer, struct sockaddr *address, socklen_t *length);

/* Secures a socket, before it connects or listens, if its protocol says so. */
int64_t zephyr_secure(struct zephyr_socket *socket, int server);

/* Joins, if the firmware leaves that to the system; 0 or a negative error. */
int64_t zephyr_network(void);

/* Threads that wait for any of several sockets. */
extern struct wwep_wait_list zephyr_pollers;

#endif
