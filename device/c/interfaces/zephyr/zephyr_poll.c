/* Waiting for any of several sockets. */
#include "zephyr_net.h"

struct wwep_wait_list zephyr_pollers;

static short look(struct zsock_pollfd *one) {
    struct zephyr_socket *self = zephyr_socket(one->fd);
    if (self == NULL) {
        return ZSOCK_POLLNVAL;
    }
    struct wwep_socket *below = self->below;
    short seen = 0;
    if ((one->events & ZSOCK_POLLIN) && (below->connected || below->listens)) {
        below->others = &zephyr_pollers;
        wwep_socket_watch(below);
        seen |= wwep_socket_ready(below) ? ZSOCK_POLLIN : 0;
    }
    if (below->ended < 0 && below->ended != WWEP_ERROR_CLOSED && below->at == below->filled) {
        seen |= ZSOCK_POLLERR;
    }
    /* Sending never waits long. */
    return (short)(seen | ((one->events & ZSOCK_POLLOUT) && below->connected ? ZSOCK_POLLOUT : 0));
}

int zsock_poll(struct zsock_pollfd *fds, int count, int timeout) {
    int64_t deadline = wwep_deadline(timeout);
    for (;;) {
        int ready = 0;
        for (int i = 0; i < count; i++) {
            fds[i].revents = fds[i].fd < 0 ? 0 : look(&fds[i]);
            ready += fds[i].revents != 0;
        }
        int64_t left = wwep_left(deadline);
        if (ready > 0 || left == 0 || wwep_wait(&zephyr_pollers, left, NULL) < 0) {
            return ready;
        }
    }
}

static int wanted(fd_set *set, int fd) {
    return set != NULL && FD_ISSET(fd, set);
}

static int keep(fd_set *set, int fd, int seen) {
    if (set != NULL && FD_ISSET(fd, set)) {
        if (seen) {
            return 1;
        }
        FD_CLR(fd, set);
    }
    return 0;
}

int zsock_select(int count, zsock_fd_set *in, zsock_fd_set *out, zsock_fd_set *error, struct timeval *timeout) {
    struct zsock_pollfd fds[64];
    int used = 0;
    for (int fd = 0; fd < count && used < (int)ARRAY_SIZE(fds); fd++) {
        short events = (short)((wanted(in, fd) ? ZSOCK_POLLIN : 0) | (wanted(out, fd) ? ZSOCK_POLLOUT : 0));
        if (events != 0 || wanted(error, fd)) {
            fds[used++] = (struct zsock_pollfd){fd, events, 0};
        }
    }
    int milliseconds = timeout == NULL ? -1 : (int)(timeout->tv_sec * 1000 + (timeout->tv_usec + 999) / 1000);
    zsock_poll(fds, used, milliseconds);
    int ready = 0;
    for (int i = 0; i < used; i++) {
        if (fds[i].revents & ZSOCK_POLLNVAL) {
            errno = EBADF;
            return -1;
        }
        ready += keep(in, fds[i].fd, fds[i].revents & (ZSOCK_POLLIN | ZSOCK_POLLERR));
        ready += keep(out, fds[i].fd, fds[i].revents & (ZSOCK_POLLOUT | ZSOCK_POLLERR));
        ready += keep(error, fds[i].fd, fds[i].revents & ZSOCK_POLLERR);
    }
    return ready;
}
