/* TLS: identities, root certificates, contexts. The handshake itself is the host's. */
#ifndef WWEP_WICED_TLS_H
#define WWEP_WICED_TLS_H

#include <stdint.h>
#include "wiced_result.h"

typedef struct { int identity; } wiced_tls_identity_t;

typedef struct {
    wiced_tls_identity_t *identity;
    const char *peer_cn; /* NULL: any peer with a certificate that is believed */
} wiced_tls_context_t;

wiced_result_t wiced_tls_init_root_ca_certificates(const char *trusted_ca_certificates, const uint32_t length);
wiced_result_t wiced_tls_deinit_root_ca_certificates(void);
wiced_result_t wiced_tls_init_identity(wiced_tls_identity_t *identity, const char *private_key,
                                       const uint32_t key_length, const uint8_t *certificate_data,
                                       uint32_t certificate_length);
wiced_result_t wiced_tls_deinit_identity(wiced_tls_identity_t *identity);
wiced_result_t wiced_tls_init_context(wiced_tls_context_t *context, wiced_tls_identity_t *identity,
                                      const char *peer_cn);
wiced_result_t wiced_tls_deinit_context(wiced_tls_context_t *context);
wiced_result_t wiced_tls_reset_context(wiced_tls_context_t *context);

#endif
