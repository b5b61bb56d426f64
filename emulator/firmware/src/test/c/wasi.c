/* Asks for the system by an import of its own, past the port. */
#include "wiced.h"

__attribute__((import_module("wasi_snapshot_preview1"), import_name("path_open"))) int open_path(int, int, int, int, int,
                                                                                                long long, long long,
                                                                                                int, int);

void application_start(void) {
    wiced_init();
    WPRINT_APP_INFO(("opened %d\n", open_path(3, 0, 0, 0, 0, 0, 0, 0, 0)));
}
