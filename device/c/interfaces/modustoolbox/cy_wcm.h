/* Wi-Fi. Names and passwords of networks are those of the world that the device is in. */
#ifndef WWEP_CY_WCM_H
#define WWEP_CY_WCM_H

#include <stdbool.h>
#include <stdint.h>
#include "cy_result.h"

#define CY_WCM_MAX_SSID_LEN (32)
#define CY_WCM_MAX_PASSPHRASE_LEN (63)
#define CY_WCM_MAC_ADDR_LEN (6)
#define CY_WCM_MAXIMUM_CALLBACKS_COUNT (5)

#define CY_RSLT_WCM_ERR_BASE CY_RSLT_CREATE(CY_RSLT_TYPE_ERROR, CY_RSLT_MODULE_WCM_BASE, 0)
#define CY_RSLT_WCM_WAIT_TIMEOUT (CY_RSLT_WCM_ERR_BASE + 1)
#define CY_RSLT_WCM_BAD_ARG (CY_RSLT_WCM_ERR_BASE + 2)
#define CY_RSLT_WCM_NETWORK_DOWN (CY_RSLT_WCM_ERR_BASE + 5)
#define CY_RSLT_WCM_STA_NETWORK_DOES_NOT_EXIST (CY_RSLT_WCM_ERR_BASE + 22)
#define CY_RSLT_WCM_INTERFACE_NOT_UP (CY_RSLT_WCM_ERR_BASE + 35)
#define CY_RSLT_WCM_NOT_INITIALIZED (CY_RSLT_WCM_ERR_BASE + 36)

typedef enum { CY_WCM_IP_VER_V4 = 4, CY_WCM_IP_VER_V6 = 6 } cy_wcm_ip_version_t;
typedef enum {
    CY_WCM_SECURITY_OPEN = 0,
    CY_WCM_SECURITY_WEP_PSK = 0x1,
    CY_WCM_SECURITY_WEP_SHARED = 0x8001,
    CY_WCM_SECURITY_WPA_TKIP_PSK = 0x200002,
    CY_WCM_SECURITY_WPA_AES_PSK = 0x200004,
    CY_WCM_SECURITY_WPA_MIXED_PSK = 0x200006,
    CY_WCM_SECURITY_WPA2_AES_PSK = 0x400004,
    CY_WCM_SECURITY_WPA2_TKIP_PSK = 0x400002,
    CY_WCM_SECURITY_WPA2_MIXED_PSK = 0x400006,
    CY_WCM_SECURITY_WPA2_FBT_PSK = 0x40400004,
    CY_WCM_SECURITY_WPA2_WPA_AES_PSK = 0x600004,
    CY_WCM_SECURITY_WPA2_WPA_MIXED_PSK = 0x600006,
    CY_WCM_SECURITY_WPA3_SAE = 0x1000004,
    CY_WCM_SECURITY_WPA3_WPA2_PSK = 0x1400004,
    CY_WCM_SECURITY_UNKNOWN = -1
} cy_wcm_security_t;
typedef enum {
    CY_WCM_WIFI_BAND_ANY, CY_WCM_WIFI_BAND_5GHZ, CY_WCM_WIFI_BAND_2_4GHZ, CY_WCM_WIFI_BAND_6GHZ
} cy_wcm_wifi_band_t;
typedef enum {
    CY_WCM_INTERFACE_TYPE_STA, CY_WCM_INTERFACE_TYPE_AP, CY_WCM_INTERFACE_TYPE_AP_STA
} cy_wcm_interface_t;
typedef enum {
    CY_WCM_EVENT_CONNECTING, CY_WCM_EVENT_CONNECTED, CY_WCM_EVENT_CONNECT_FAILED, CY_WCM_EVENT_RECONNECTED,
    CY_WCM_EVENT_DISCONNECTED, CY_WCM_EVENT_IP_CHANGED, CY_WCM_EVENT_INITIATED_RETRY,
    CY_WCM_EVENT_STA_JOINED_SOFTAP, CY_WCM_EVENT_STA_LEFT_SOFTAP
} cy_wcm_event_t;

typedef uint8_t cy_wcm_ssid_t[CY_WCM_MAX_SSID_LEN + 1];
typedef uint8_t cy_wcm_mac_t[CY_WCM_MAC_ADDR_LEN];
typedef uint8_t cy_wcm_passphrase_t[CY_WCM_MAX_PASSPHRASE_LEN + 1];

typedef struct { cy_wcm_interface_t interface; } cy_wcm_config_t;

/* In network byte order. */
typedef struct {
    cy_wcm_ip_version_t version;
    union { uint32_t v4; uint32_t v6[4]; } ip;
} cy_wcm_ip_address_t;

typedef union {
    cy_wcm_ip_address_t ip_addr;
    cy_wcm_mac_t sta_mac;
    uint32_t reason;
} cy_wcm_event_data_t;

typedef struct {
    cy_wcm_ssid_t SSID;
    cy_wcm_passphrase_t password;
    cy_wcm_security_t security;
} cy_wcm_ap_credentials_t;

typedef struct { cy_wcm_ip_address_t ip_address, gateway, netmask; } cy_wcm_ip_setting_t;

typedef struct {
    cy_wcm_ap_credentials_t ap_credentials;
    cy_wcm_mac_t BSSID;
    cy_wcm_ip_setting_t *static_ip_settings;
    cy_wcm_wifi_band_t band;
    int itwt_profile;
} cy_wcm_connect_params_t;

typedef struct {
    cy_wcm_ap_credentials_t ap_credentials;
    cy_wcm_wifi_band_t band;
    uint8_t channel;
    cy_wcm_ip_setting_t ip_settings;
    void *ie_info;
} cy_wcm_ap_config_t;

typedef struct {
    cy_wcm_ssid_t SSID;
    cy_wcm_mac_t BSSID;
    cy_wcm_security_t security;
    uint16_t channel_width;
    int16_t signal_strength;
    uint8_t channel;
} cy_wcm_associated_ap_info_t;

typedef void (*cy_wcm_event_callback_t)(cy_wcm_event_t event, cy_wcm_event_data_t *event_data);

cy_rslt_t cy_wcm_init(cy_wcm_config_t *config);
cy_rslt_t cy_wcm_deinit(void);
cy_rslt_t cy_wcm_connect_ap(cy_wcm_connect_params_t *params, cy_wcm_ip_address_t *address);
cy_rslt_t cy_wcm_disconnect_ap(void);
uint8_t cy_wcm_is_connected_to_ap(void);
cy_rslt_t cy_wcm_start_ap(const cy_wcm_ap_config_t *config);
cy_rslt_t cy_wcm_stop_ap(void);
cy_rslt_t cy_wcm_get_mac_addr(cy_wcm_interface_t interface, cy_wcm_mac_t *mac);
/* Older sources give a number of addresses as well. */
#define cy_wcm_get_mac_addr(interface, mac, ...) (cy_wcm_get_mac_addr)(interface, mac)
cy_rslt_t cy_wcm_get_ip_addr(cy_wcm_interface_t interface, cy_wcm_ip_address_t *address);
cy_rslt_t cy_wcm_get_associated_ap_info(cy_wcm_associated_ap_info_t *info);
cy_rslt_t cy_wcm_register_event_callback(cy_wcm_event_callback_t callback);
cy_rslt_t cy_wcm_deregister_event_callback(cy_wcm_event_callback_t callback);
cy_rslt_t cy_wcm_ping(cy_wcm_interface_t interface, cy_wcm_ip_address_t *address, uint32_t timeout_ms,
                      uint32_t *elapsed_ms);

#endif
