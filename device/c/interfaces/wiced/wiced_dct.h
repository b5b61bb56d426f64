/* The board's storage. Its key and certificate are what a file of the project defines under these names. */
#ifndef WWEP_WICED_DCT_H
#define WWEP_WICED_DCT_H

#include <stdint.h>
#include "wiced_network.h"
#include "wiced_result.h"

typedef enum {
    DCT_APP_SECTION, DCT_SECURITY_SECTION, DCT_MFG_INFO_SECTION, DCT_WIFI_CONFIG_SECTION, DCT_INTERNAL_SECTION
} dct_section_t;

typedef struct {
    char private_key[4096];
    char certificate[8192];
    uint8_t cooee_key[64];
} platform_dct_security_t;

/* The networks that the board opens; a project defines its own values, or writes them. */
#ifndef SOFT_AP_SSID
#define SOFT_AP_SSID "WICED Soft AP"
#endif
#ifndef SOFT_AP_SECURITY
#define SOFT_AP_SECURITY WICED_SECURITY_WPA2_AES_PSK
#endif
#ifndef SOFT_AP_PASSPHRASE
#define SOFT_AP_PASSPHRASE "WICED_PASSPHRASE"
#endif
#ifndef SOFT_AP_CHANNEL
#define SOFT_AP_CHANNEL 1
#endif
#ifndef CONFIG_AP_SSID
#define CONFIG_AP_SSID "WICED Config"
#endif
#ifndef CONFIG_AP_SECURITY
#define CONFIG_AP_SECURITY WICED_SECURITY_WPA2_AES_PSK
#endif
#ifndef CONFIG_AP_PASSPHRASE
#define CONFIG_AP_PASSPHRASE "12345678"
#endif
#ifndef CONFIG_AP_CHANNEL
#define CONFIG_AP_CHANNEL 1
#endif

typedef struct { uint8_t length; uint8_t value[32]; } wiced_ssid_t;

typedef struct {
    wiced_ssid_t SSID;
    wiced_security_t security;
    uint8_t channel;
    uint8_t security_key_length;
    char security_key[64];
    uint32_t details_valid;
} wiced_config_soft_ap_t;

typedef struct {
    wiced_bool_t device_configured;
    wiced_config_soft_ap_t soft_ap_settings;
    wiced_config_soft_ap_t config_ap_settings;
} platform_dct_wifi_config_t;

/* PEM text; a project that has a key defines both. */
extern const char *wwep_dct_private_key __attribute__((weak));
extern const char *wwep_dct_certificate __attribute__((weak));

wiced_result_t wiced_dct_read_lock(void **info, wiced_bool_t writable, dct_section_t section, uint32_t offset,
                                   uint32_t size);
wiced_result_t wiced_dct_read_unlock(void *info, wiced_bool_t writable);
wiced_result_t wiced_dct_write(const void *info, dct_section_t section, uint32_t offset, uint32_t size);

#endif
