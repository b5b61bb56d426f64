/* Resources: pages and pictures that come with firmware, in memory alone. */
#ifndef WWEP_WICED_RESOURCE_H
#define WWEP_WICED_RESOURCE_H

#include <stdint.h>

typedef enum { RESOURCE_IN_MEMORY, RESOURCE_IN_FILESYSTEM, RESOURCE_IN_EXTERNAL_STORAGE } resource_location_t;

typedef struct { const char *data; } memory_resource_handle_t;

typedef struct {
    resource_location_t location;
    unsigned long size;
    union { memory_resource_handle_t mem; } val;
} resource_hnd_t;

#endif
