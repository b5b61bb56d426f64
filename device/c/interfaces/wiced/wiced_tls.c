/* TLS credentials go to the host as PEM text. */
#include "wiced_internal.h"

wiced_result_t wiced_tls_init_root_ca_certificates(const char *trusted_ca_certificates, const uint32_t length) {
    return wiced_result_of(
        wwep_call(WWEP_OP_TLS_TRUST, 0, 0, 0, trusted_ca_certificates, length, NULL, 0, NULL));
}

wiced_result_t wiced_tls_deinit_root_ca_certificates(void) {
    return WICED_SUCCESS;
}

/* A board whose storage has no key has no identity, which a client can do without. */
wiced_result_t wiced_tls_init_identity(wiced_tls_identity_t *identity, const char *private_key,
                                       const uint32_t key_length, const uint8_t *certificate_data,
                                       uint32_t certificate_length) {
    identity->identity = 0;
    if (key_length == 0) {
        return WICED_SUCCESS;
    }
    uint8_t *both = malloc((size_t)key_length + certificate_length);
    if (both == NULL) {
        return WICED_OUT_OF_HEAP_SPACE;
    }
    memcpy(both, private_key, key_length);
    memcpy(both + key_length, certificate_data, certificate_length);
    int64_t answer = wwep_call(WWEP_OP_TLS_IDENTITY, key_length, 0, 0, both, key_length + certificate_length,
                               NULL, 0, NULL);
    free(both);
    if (answer < 0) {
        return wiced_result_of(answer);
    }
    identity->identity = (int)answer;
    return WICED_SUCCESS;
}

wiced_result_t wiced_tls_deinit_identity(wiced_tls_identity_t *identity) {
    identity->identity = 0;
    return WICED_SUCCESS;
}

wiced_result_t wiced_tls_init_context(wiced_tls_context_t *context, wiced_tls_identity_t *identity,
                                      const char *peer_cn) {
    context->identity = identity;
    context->peer_cn = peer_cn;
    return WICED_SUCCESS;
}

wiced_result_t wiced_tls_deinit_context(wiced_tls_context_t *context) {
    context->identity = NULL;
    return WICED_SUCCESS;
}

wiced_result_t wiced_tls_reset_context(wiced_tls_context_t *context) {
    (void)context;
    return WICED_SUCCESS;
}
