/* As older sources include it. */
#include <zephyr/net/tls_credentials.h>
