/* Part of socket.h here. */
#include <zephyr/net/socket.h>
