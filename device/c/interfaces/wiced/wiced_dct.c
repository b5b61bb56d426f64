/* The board's storage, in memory: each start has it as it was built. */
#include "wiced_internal.h"

#define SECTION 16384

static uint8_t sections[DCT_INTERNAL_SECTION + 1][SECTION];
static int filled;

static void network(wiced_config_soft_ap_t *own, const char *ssid, wiced_security_t security, const char *key,
                    uint8_t channel) {
    size_t length = strnlen(ssid, sizeof own->SSID.value);
    own->SSID.length = (uint8_t)length;
    memcpy(own->SSID.value, ssid, length);
    own->security = security;
    own->channel = channel;
    own->security_key_length = (uint8_t)strnlen(key, sizeof own->security_key - 1);
    memcpy(own->security_key, key, own->security_key_length);
}

static void fill(void) {
    if (!filled) {
        filled = 1;
        platform_dct_wifi_config_t *wifi = (platform_dct_wifi_config_t *)sections[DCT_WIFI_CONFIG_SECTION];
        network(&wifi->soft_ap_settings, SOFT_AP_SSID, SOFT_AP_SECURITY, SOFT_AP_PASSPHRASE, SOFT_AP_CHANNEL);
        network(&wifi->config_ap_settings, CONFIG_AP_SSID, CONFIG_AP_SECURITY, CONFIG_AP_PASSPHRASE,
                CONFIG_AP_CHANNEL);
        platform_dct_security_t *security = (platform_dct_security_t *)sections[DCT_SECURITY_SECTION];
        if (&wwep_dct_private_key != NULL && &wwep_dct_certificate != NULL) {
            snprintf(security->private_key, sizeof security->private_key, "%s", wwep_dct_private_key);
            snprintf(security->certificate, sizeof security->certificate, "%s", wwep_dct_certificate);
        }
    }
}

static int inside(dct_section_t section, uint32_t offset, uint32_t size) {
    return section <= DCT_INTERNAL_SECTION && offset <= SECTION && size <= SECTION - offset;
}

wiced_result_t wiced_dct_read_lock(void **info, wiced_bool_t writable, dct_section_t section, uint32_t offset,
                                   uint32_t size) {
    (void)writable;
    if (!inside(section, offset, size)) {
        return WICED_BADARG;
    }
    fill();
    *info = sections[section] + offset;
    return WICED_SUCCESS;
}

wiced_result_t wiced_dct_read_unlock(void *info, wiced_bool_t writable) {
    (void)info;
    (void)writable;
    return WICED_SUCCESS;
}

wiced_result_t wiced_dct_write(const void *info, dct_section_t section, uint32_t offset, uint32_t size) {
    if (!inside(section, offset, size)) {
        return WICED_BADARG;
    }
    fill();
    memcpy(sections[section] + offset, info, size);
    return WICED_SUCCESS;
}
