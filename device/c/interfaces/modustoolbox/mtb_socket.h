/* Sockets as the interface's own parts see them. */
#ifndef WWEP_MTB_SOCKET_H
#define WWEP_MTB_SOCKET_H

#include "../../port/wwep_socket.h"
#include "cy_secure_sockets.h"
#include "cy_tls.h"

struct mtb_socket {
    struct wwep_socket *socket; /* NULL: the place is free */
    uint32_t life;              /* how often the place was taken: an old handle has another one */
    int secured, port, auth_mode, identity, trust;
    uint32_t receive_timeout, send_timeout;
    cy_socket_opt_callback_t on_connect, on_receive, on_disconnect;
    char name[128];
};

/* The socket of a handle, or NULL if it was deleted or never created. */
struct mtb_socket *mtb_socket(cy_socket_t handle);
cy_socket_t mtb_handle(struct mtb_socket *self);
cy_rslt_t mtb_result(int64_t answer);

/* Calls back for what comes. */
void mtb_notify(struct wwep_socket *socket);

struct mtb_identity {
    int number;
};

#endif
