/* Credentials for TLS. */
#ifndef WWEP_CY_TLS_H
#define WWEP_CY_TLS_H

#include "cy_secure_sockets.h"

#define CY_RSLT_TLS_ERR_BASE CY_RSLT_CREATE(CY_RSLT_TYPE_ERROR, CY_RSLT_MODULE_TLS_BASE, 0)
#define CY_RSLT_MODULE_TLS_TIMEOUT (CY_RSLT_TLS_ERR_BASE + 1)
#define CY_RSLT_MODULE_TLS_CONNECTION_CLOSED (CY_RSLT_TLS_ERR_BASE + 2)
#define CY_RSLT_MODULE_TLS_BADARG (CY_RSLT_TLS_ERR_BASE + 3)
#define CY_RSLT_MODULE_TLS_OUT_OF_HEAP_SPACE (CY_RSLT_TLS_ERR_BASE + 4)
#define CY_RSLT_MODULE_TLS_ERROR (CY_RSLT_TLS_ERR_BASE + 5)
#define CY_RSLT_MODULE_TLS_PARSE_KEY (CY_RSLT_TLS_ERR_BASE + 6)
#define CY_RSLT_MODULE_TLS_PARSE_CERTIFICATE (CY_RSLT_TLS_ERR_BASE + 7)

cy_rslt_t cy_tls_init(void);
cy_rslt_t cy_tls_deinit(void);
cy_rslt_t cy_tls_load_global_root_ca_certificates(const char *certificates, const uint32_t length);
cy_rslt_t cy_tls_release_global_root_ca_certificates(void);
cy_rslt_t cy_tls_create_identity(const char *certificate, const uint32_t certificate_length, const char *key,
                                 uint32_t key_length, void **identity);
cy_rslt_t cy_tls_delete_identity(void *identity);

#endif
