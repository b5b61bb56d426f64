/* The C library's, and the names that sockets share with files. */
#ifndef WWEP_POSIX_FCNTL_H
#define WWEP_POSIX_FCNTL_H
#include_next <fcntl.h>
#include <zephyr/net/socket.h>
#endif
