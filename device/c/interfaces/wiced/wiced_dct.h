/* The board's storage. Its key and certificate are what a file of the project defines under these names. */
#ifndef WWEP_WICED_DCT_H
#define WWEP_WICED_DCT_H

#include <stdint.h>
#include "wiced_result.h"

typedef enum {
    DCT_APP_SECTION, DCT_SECURITY_SECTION, DCT_MFG_INFO_SECTION, DCT_WIFI_CONFIG_SECTION, DCT_INTERNAL_SECTION
} dct_section_t;

typedef struct {
    char private_key[4096];
    char certificate[8192];
    uint8_t cooee_key[64];
} platform_dct_security_t;

/* PEM text; a project that has a key defines both. */
extern const char *wwep_dct_private_key __attribute__((weak));
extern const char *wwep_dct_certificate __attribute__((weak));

wiced_result_t wiced_dct_read_lock(void **info, wiced_bool_t writable, dct_section_t section, uint32_t offset,
                                   uint32_t size);
wiced_result_t wiced_dct_read_unlock(void *info, wiced_bool_t writable);
wiced_result_t wiced_dct_write(const void *info, dct_section_t section, uint32_t offset, uint32_t size);

#endif
