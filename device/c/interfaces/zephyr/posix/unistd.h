/* The C library's, and the names that sockets share with files. */
#ifndef WWEP_POSIX_UNISTD_H
#define WWEP_POSIX_UNISTD_H
#include_next <unistd.h>
#include <zephyr/net/socket.h>
#endif
