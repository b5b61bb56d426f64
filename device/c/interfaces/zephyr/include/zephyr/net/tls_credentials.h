/* Credentials under tags, which sockets then name; what is given has to stay where it is. */
#ifndef WWEP_ZEPHYR_TLS_CREDENTIALS_H
#define WWEP_ZEPHYR_TLS_CREDENTIALS_H

#include <stddef.h>

typedef int sec_tag_t;
#define SEC_TAG_TLS_INVALID -1

enum tls_credential_type {
    TLS_CREDENTIAL_NONE, TLS_CREDENTIAL_CA_CERTIFICATE, TLS_CREDENTIAL_SERVER_CERTIFICATE,
    TLS_CREDENTIAL_PUBLIC_CERTIFICATE = TLS_CREDENTIAL_SERVER_CERTIFICATE, TLS_CREDENTIAL_PRIVATE_KEY,
    TLS_CREDENTIAL_PSK, TLS_CREDENTIAL_PSK_ID
};

int tls_credential_add(sec_tag_t tag, enum tls_credential_type type, const void *credential, size_t length);
int tls_credential_get(sec_tag_t tag, enum tls_credential_type type, void *credential, size_t *length);
int tls_credential_delete(sec_tag_t tag, enum tls_credential_type type);

#endif
