/* Credentials go to the host as they are. */
#include <stdlib.h>
#include <string.h>
#include "mtb_socket.h"

cy_rslt_t cy_tls_init(void) {
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_tls_deinit(void) {
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_tls_load_global_root_ca_certificates(const char *certificates, const uint32_t length) {
    int64_t answer = wwep_call(WWEP_OP_TLS_TRUST, 0, 0, 0, certificates, length, NULL, 0, NULL);
    return answer < 0 ? CY_RSLT_MODULE_TLS_PARSE_CERTIFICATE : CY_RSLT_SUCCESS;
}

cy_rslt_t cy_tls_release_global_root_ca_certificates(void) {
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_tls_create_identity(const char *certificate, const uint32_t certificate_length, const char *key,
                                 uint32_t key_length, void **identity) {
    if (certificate == NULL || key == NULL || identity == NULL) {
        return CY_RSLT_MODULE_TLS_BADARG;
    }
    struct mtb_identity *made = malloc(sizeof *made);
    char *both = malloc((size_t)certificate_length + key_length);
    int64_t answer = WWEP_ERROR_EXHAUSTED;
    if (made != NULL && both != NULL) {
        memcpy(both, key, key_length);
        memcpy(both + key_length, certificate, certificate_length);
        answer = wwep_call(WWEP_OP_TLS_IDENTITY, key_length, 0, 0, both, key_length + certificate_length, NULL, 0, NULL);
    }
    free(both);
    if (answer < 0) {
        free(made);
        return answer == WWEP_ERROR_EXHAUSTED ? CY_RSLT_MODULE_TLS_OUT_OF_HEAP_SPACE : CY_RSLT_MODULE_TLS_PARSE_KEY;
    }
    made->number = (int)answer;
    *identity = made;
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_tls_delete_identity(void *identity) {
    free(identity);
    return identity == NULL ? CY_RSLT_MODULE_TLS_BADARG : CY_RSLT_SUCCESS;
}
