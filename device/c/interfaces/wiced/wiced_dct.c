/* The board's storage, in memory: each start has it as it was built. */
#include "wiced_internal.h"

#define SECTION 16384

/* Each is made when it is asked for: a device that asks for none needs no memory for them. */
static uint8_t *sections[DCT_INTERNAL_SECTION + 1];

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

static void fill_wifi(platform_dct_wifi_config_t *wifi) {
    network(&wifi->soft_ap_settings, SOFT_AP_SSID, SOFT_AP_SECURITY, SOFT_AP_PASSPHRASE, SOFT_AP_CHANNEL);
    network(&wifi->config_ap_settings, CONFIG_AP_SSID, CONFIG_AP_SECURITY, CONFIG_AP_PASSPHRASE, CONFIG_AP_CHANNEL);
}

static void fill_security(platform_dct_security_t *security) {
    if (&wwep_dct_private_key != NULL && &wwep_dct_certificate != NULL) {
        snprintf(security->private_key, sizeof security->private_key, "%s", wwep_dct_private_key);
        snprintf(security->certificate, sizeof security->certificate, "%s", wwep_dct_certificate);
    }
}

/* The section as it was built or written, or NULL if there is no memory for it. */
static uint8_t *section_of(dct_section_t section) {
    if (sections[section] == NULL) {
        sections[section] = calloc(1, SECTION);
        if (sections[section] != NULL && section == DCT_WIFI_CONFIG_SECTION) {
            fill_wifi((platform_dct_wifi_config_t *)sections[section]);
        }
        if (sections[section] != NULL && section == DCT_SECURITY_SECTION) {
            fill_security((platform_dct_security_t *)sections[section]);
        }
    }
    return sections[section];
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
    uint8_t *bytes = section_of(section);
    *info = bytes == NULL ? NULL : bytes + offset;
    return bytes == NULL ? WICED_OUT_OF_HEAP_SPACE : WICED_SUCCESS;
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
    uint8_t *bytes = section_of(section);
    if (bytes == NULL) {
        return WICED_OUT_OF_HEAP_SPACE;
    }
    memcpy(bytes + offset, info, size);
    return WICED_SUCCESS;
}
