/* Wi-Fi. Names and passwords of networks are those of the world that the device is in. */
#ifndef WWEP_ZEPHYR_WIFI_MGMT_H
#define WWEP_ZEPHYR_WIFI_MGMT_H

#include <zephyr/net/net_mgmt.h>

#define WIFI_SSID_MAX_LEN 32
#define WIFI_PSK_MIN_LEN 8
#define WIFI_PSK_MAX_LEN 64
#define WIFI_MAC_ADDR_LEN 6
#define WIFI_CHANNEL_ANY 255

enum wifi_security_type {
    WIFI_SECURITY_TYPE_NONE, WIFI_SECURITY_TYPE_PSK, WIFI_SECURITY_TYPE_PSK_SHA256, WIFI_SECURITY_TYPE_SAE,
    WIFI_SECURITY_TYPE_WAPI, WIFI_SECURITY_TYPE_EAP, WIFI_SECURITY_TYPE_WEP, WIFI_SECURITY_TYPE_WPA_PSK,
    WIFI_SECURITY_TYPE_UNKNOWN
};
enum wifi_frequency_bands {
    WIFI_FREQ_BAND_2_4_GHZ, WIFI_FREQ_BAND_5_GHZ, WIFI_FREQ_BAND_6_GHZ, WIFI_FREQ_BAND_UNKNOWN
};
enum wifi_mfp_options { WIFI_MFP_DISABLE, WIFI_MFP_OPTIONAL, WIFI_MFP_REQUIRED };
enum wifi_iface_state {
    WIFI_STATE_DISCONNECTED, WIFI_STATE_INTERFACE_DISABLED, WIFI_STATE_INACTIVE, WIFI_STATE_SCANNING,
    WIFI_STATE_AUTHENTICATING, WIFI_STATE_ASSOCIATING, WIFI_STATE_ASSOCIATED, WIFI_STATE_4WAY_HANDSHAKE,
    WIFI_STATE_GROUP_HANDSHAKE, WIFI_STATE_COMPLETED
};
enum wifi_conn_status {
    WIFI_STATUS_CONN_SUCCESS, WIFI_STATUS_CONN_FAIL, WIFI_STATUS_CONN_WRONG_PASSWORD, WIFI_STATUS_CONN_TIMEOUT,
    WIFI_STATUS_CONN_AP_NOT_FOUND
};

struct wifi_connect_req_params {
    const uint8_t *ssid;
    uint8_t ssid_length;
    const uint8_t *psk;
    uint8_t psk_length;
    const uint8_t *sae_password;
    uint8_t sae_password_length;
    uint8_t band, channel;
    enum wifi_security_type security;
    enum wifi_mfp_options mfp;
    uint8_t bssid[WIFI_MAC_ADDR_LEN];
    int timeout; /* seconds; 0 for as long as it takes */
};
struct wifi_status {
    union {
        int status;
        enum wifi_conn_status conn_status;
    };
};
struct wifi_iface_status {
    int state;
    unsigned int ssid_len;
    char ssid[WIFI_SSID_MAX_LEN + 1];
    char bssid[WIFI_MAC_ADDR_LEN];
    enum wifi_frequency_bands band;
    unsigned int channel;
    int iface_mode, link_mode;
    enum wifi_security_type security;
    enum wifi_mfp_options mfp;
    int rssi;
};
struct wifi_scan_result {
    uint8_t ssid[WIFI_SSID_MAX_LEN + 1];
    uint8_t ssid_length, band, channel;
    enum wifi_security_type security;
    enum wifi_mfp_options mfp;
    int8_t rssi;
    uint8_t mac[WIFI_MAC_ADDR_LEN];
    uint8_t mac_length;
};

#endif
