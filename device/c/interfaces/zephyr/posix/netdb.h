/* Sockets under their POSIX names are Zephyr's. */
#include <zephyr/net/socket.h>
