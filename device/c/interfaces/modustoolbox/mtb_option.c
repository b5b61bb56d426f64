/* Options of sockets, callbacks, waiting. */
#include <string.h>
#include "mtb_socket.h"

void mtb_notify(struct wwep_socket *socket) {
    struct mtb_socket *self = socket->owner;
    if (self == NULL) {
        return;
    }
    cy_socket_opt_callback_t *call = socket->accepted > 0          ? &self->on_connect
                                     : socket->at < socket->filled ? &self->on_receive
                                                                   : &self->on_disconnect;
    if (call->callback != NULL) {
        call->callback(mtb_handle(self), call->arg);
    }
}

static cy_rslt_t set_callback(cy_socket_opt_callback_t *place, const void *value) {
    if (value == NULL) {
        memset(place, 0, sizeof *place);
    } else {
        memcpy(place, value, sizeof *place);
    }
    return CY_RSLT_SUCCESS;
}

static cy_rslt_t set_of_socket(struct mtb_socket *self, int option, const void *value) {
    switch (option) {
        case CY_SOCKET_SO_RCVTIMEO: memcpy(&self->receive_timeout, value, sizeof(uint32_t)); return CY_RSLT_SUCCESS;
        case CY_SOCKET_SO_SNDTIMEO: memcpy(&self->send_timeout, value, sizeof(uint32_t)); return CY_RSLT_SUCCESS;
        case CY_SOCKET_SO_CONNECT_REQUEST_CALLBACK: return set_callback(&self->on_connect, value);
        case CY_SOCKET_SO_RECEIVE_CALLBACK: return set_callback(&self->on_receive, value);
        case CY_SOCKET_SO_DISCONNECT_CALLBACK: return set_callback(&self->on_disconnect, value);
        case CY_SOCKET_SO_TCP_KEEPALIVE_ENABLE:
        case CY_SOCKET_SO_BINDTODEVICE: return CY_RSLT_SUCCESS;
        default: return CY_RSLT_MODULE_SECURE_SOCKETS_OPTION_NOT_SUPPORTED;
    }
}

static cy_rslt_t set_of_tls(struct mtb_socket *self, int option, const void *value, uint32_t length) {
    switch (option) {
        case CY_SOCKET_SO_TLS_IDENTITY:
            self->identity = value == NULL ? 0 : ((const struct mtb_identity *)value)->number;
            return CY_RSLT_SUCCESS;
        case CY_SOCKET_SO_TLS_AUTH_MODE: {
            cy_socket_tls_auth_mode_t mode;
            memcpy(&mode, value, sizeof mode);
            self->auth_mode = mode <= CY_SOCKET_TLS_VERIFY_REQUIRED ? (int)mode : CY_SOCKET_TLS_VERIFY_REQUIRED;
            return CY_RSLT_SUCCESS;
        }
        case CY_SOCKET_SO_SERVER_NAME_INDICATION:
            if (length >= sizeof self->name) {
                return CY_RSLT_MODULE_SECURE_SOCKETS_BADARG;
            }
            memset(self->name, 0, sizeof self->name);
            memcpy(self->name, value, length);
            return CY_RSLT_SUCCESS;
        case CY_SOCKET_SO_TRUSTED_ROOTCA_CERTIFICATE: {
            int64_t trust = wwep_call(WWEP_OP_TLS_TRUST, 1, 0, 0, value, length, NULL, 0, NULL);
            self->trust = trust < 0 ? 0 : (int)trust;
            return trust < 0 ? CY_RSLT_MODULE_SECURE_SOCKETS_TLS_ERROR : CY_RSLT_SUCCESS;
        }
        case CY_SOCKET_SO_TLS_MFL: return CY_RSLT_SUCCESS;
        default: return CY_RSLT_MODULE_SECURE_SOCKETS_OPTION_NOT_SUPPORTED;
    }
}

cy_rslt_t cy_socket_setsockopt(cy_socket_t handle, int level, int optname, const void *optval, uint32_t optlen) {
    struct mtb_socket *self = mtb_socket(handle);
    if (self == NULL) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET;
    }
    switch (level) {
        case CY_SOCKET_SOL_SOCKET: return set_of_socket(self, optname, optval);
        case CY_SOCKET_SOL_TLS: return set_of_tls(self, optname, optval, optlen);
        case CY_SOCKET_SOL_TCP: return CY_RSLT_SUCCESS; /* keep-alive and the like: the world's connections do without */
        default: return CY_RSLT_MODULE_SECURE_SOCKETS_OPTION_NOT_SUPPORTED;
    }
}

static cy_rslt_t give(void *room, uint32_t *length, uint32_t value) {
    if (*length < sizeof value) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_BADARG;
    }
    memcpy(room, &value, sizeof value);
    *length = sizeof value;
    return CY_RSLT_SUCCESS;
}

cy_rslt_t cy_socket_getsockopt(cy_socket_t handle, int level, int optname, void *optval, uint32_t *optlen) {
    struct mtb_socket *self = mtb_socket(handle);
    if (self == NULL) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET;
    }
    if (level == CY_SOCKET_SOL_TLS && optname == CY_SOCKET_SO_TLS_AUTH_MODE) {
        int by_default = self->secured && !self->socket->listens ? CY_SOCKET_TLS_VERIFY_REQUIRED
                                                                 : CY_SOCKET_TLS_VERIFY_NONE;
        return give(optval, optlen, (uint32_t)(self->auth_mode < 0 ? by_default : self->auth_mode));
    }
    if (level == CY_SOCKET_SOL_SOCKET) {
        switch (optname) {
            case CY_SOCKET_SO_RCVTIMEO: return give(optval, optlen, self->receive_timeout);
            case CY_SOCKET_SO_SNDTIMEO: return give(optval, optlen, self->send_timeout);
            case CY_SOCKET_SO_BYTES_AVAILABLE: return give(optval, optlen, self->socket->filled - self->socket->at);
            default: break;
        }
    }
    return CY_RSLT_MODULE_SECURE_SOCKETS_OPTION_NOT_SUPPORTED;
}

/* Sending never waits here, so a connection can always be written to. */
cy_rslt_t cy_socket_poll(cy_socket_t handle, uint32_t *flags, uint32_t timeout) {
    struct mtb_socket *self = mtb_socket(handle);
    if (self == NULL || flags == NULL) {
        return CY_RSLT_MODULE_SECURE_SOCKETS_INVALID_SOCKET;
    }
    uint32_t wanted = *flags;
    uint32_t seen = self->socket->connected ? wanted & CY_SOCKET_POLL_WRITE : 0;
    if (wanted & CY_SOCKET_POLL_READ) {
        uint8_t byte;
        int64_t wait = seen != 0 ? 0 : timeout == CY_SOCKET_NEVER_TIMEOUT ? WWEP_FOREVER : (int64_t)timeout;
        int64_t got = wwep_socket_receive(self->socket, &byte, 1, wait, 1);
        seen |= got != WWEP_ERROR_TIMEOUT ? CY_SOCKET_POLL_READ : 0;
    }
    *flags = seen;
    return seen == 0 ? CY_RSLT_MODULE_SECURE_SOCKETS_TIMEOUT : CY_RSLT_SUCCESS;
}
