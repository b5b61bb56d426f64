/* Results: a module's number, a kind and a code in one number. Theirs are the vendor's, since applications print them. */
#ifndef WWEP_CY_RESULT_H
#define WWEP_CY_RESULT_H

#include <stdint.h>

typedef uint32_t cy_rslt_t;

#define CY_RSLT_TYPE_INFO (0U)
#define CY_RSLT_TYPE_WARNING (1U)
#define CY_RSLT_TYPE_ERROR (2U)
#define CY_RSLT_TYPE_FATAL (3U)
#define CY_RSLT_CREATE(type, module, code) \
    ((cy_rslt_t)(((module) & 0x3FFFU) << 18 | ((type) & 3U) << 16 | ((code) & 0xFFFFU)))
#define CY_RSLT_GET_TYPE(result) ((result) >> 16 & 3U)
#define CY_RSLT_GET_MODULE(result) ((result) >> 18 & 0x3FFFU)
#define CY_RSLT_GET_CODE(result) ((result) & 0xFFFFU)

#define CY_RSLT_SUCCESS ((cy_rslt_t)0)
#define CY_RSLT_MODULE_ABSTRACTION_OS (0x0181U)
#define CY_RSLT_MODULE_ABSTRACTION_HAL (0x0183U)
#define CY_RSLT_MODULE_MIDDLEWARE_BASE (0x0200U)
#define CY_RSLT_MODULE_TLS_BASE (CY_RSLT_MODULE_MIDDLEWARE_BASE + 9)
#define CY_RSLT_MODULE_SECURE_SOCKETS_BASE (CY_RSLT_MODULE_MIDDLEWARE_BASE + 10)
#define CY_RSLT_MODULE_WCM_BASE (CY_RSLT_MODULE_MIDDLEWARE_BASE + 11)
#define CY_RSLT_TYPE_ERR (CY_RSLT_CREATE(CY_RSLT_TYPE_ERROR, CY_RSLT_MODULE_MIDDLEWARE_BASE, 1))

#endif
