/* Options of sockets, and credentials. */
#include <stdarg.h>
#include "zephyr_net.h"

#define CREDENTIALS 32
#define NO_TRUST (-1)

struct credential {
    enum tls_credential_type type; /* TLS_CREDENTIAL_NONE: the place is free */
    sec_tag_t tag;
    const void *bytes;
    size_t length;
};

static struct credential credentials[CREDENTIALS];
/* What the host made of the tags of the last socket, so that the next one with the same does not make it again. */
static struct { sec_tag_t tags[ZEPHYR_TAGS]; int count, generation, trust, identity; } known;
static int generation = 1;

static struct credential *credential(sec_tag_t tag, enum tls_credential_type type) {
    for (int i = 0; i < CREDENTIALS; i++) {
        if (credentials[i].type == type && (credentials[i].tag == tag || type == TLS_CREDENTIAL_NONE)) {
            return &credentials[i];
        }
    }
    return NULL;
}

int tls_credential_add(sec_tag_t tag, enum tls_credential_type type, const void *bytes, size_t length) {
    if (type == TLS_CREDENTIAL_PSK || type == TLS_CREDENTIAL_PSK_ID) {
        return -ENOTSUP;
    }
    if (bytes == NULL || type == TLS_CREDENTIAL_NONE || tag < 0) {
        return -EINVAL;
    }
    if (credential(tag, type) != NULL) {
        return -EEXIST;
    }
    struct credential *place = credential(0, TLS_CREDENTIAL_NONE);
    if (place == NULL) {
        return -ENOMEM;
    }
    *place = (struct credential){type, tag, bytes, length};
    generation++;
    return 0;
}

int tls_credential_get(sec_tag_t tag, enum tls_credential_type type, void *room, size_t *length) {
    struct credential *found = credential(tag, type);
    if (found == NULL) {
        return -ENOENT;
    }
    if (*length < found->length) {
        return -EFBIG;
    }
    memcpy(room, found->bytes, found->length);
    *length = found->length;
    return 0;
}

int tls_credential_delete(sec_tag_t tag, enum tls_credential_type type) {
    struct credential *found = credential(tag, type);
    if (found == NULL) {
        return -ENOENT;
    }
    found->type = TLS_CREDENTIAL_NONE;
    generation++;
    return 0;
}

/* PEM may come with its terminating zero. */
static uint32_t length_of(const struct credential *one) {
    const char *bytes = one->bytes;
    size_t length = one->length;
    return (uint32_t)(length > 0 && bytes[0] == '-' && bytes[length - 1] == 0 ? length - 1 : length);
}

static int64_t identity_of(const struct credential *certificate, const struct credential *key) {
    uint32_t first = length_of(key), second = length_of(certificate);
    uint8_t *both = malloc((size_t)first + second);
    if (both == NULL) {
        return WWEP_ERROR_EXHAUSTED;
    }
    memcpy(both, key->bytes, first);
    memcpy(both + first, certificate->bytes, second);
    int64_t answer = wwep_call(WWEP_OP_TLS_IDENTITY, first, 0, 0, both, first + second, NULL, 0, NULL);
    free(both);
    return answer;
}

static int64_t learn(struct zephyr_socket *self) {
    int64_t trust = NO_TRUST, identity = 0;
    for (int i = 0; i < self->tag_count; i++) {
        struct credential *root = credential(self->tags[i], TLS_CREDENTIAL_CA_CERTIFICATE);
        struct credential *certificate = credential(self->tags[i], TLS_CREDENTIAL_SERVER_CERTIFICATE);
        struct credential *key = credential(self->tags[i], TLS_CREDENTIAL_PRIVATE_KEY);
        if (root != NULL) {
            trust = wwep_call(WWEP_OP_TLS_TRUST, 1, trust == NO_TRUST ? 0 : trust, 0, root->bytes, length_of(root), NULL,
                              0, NULL);
        }
        if (certificate != NULL && key != NULL && identity == 0) {
            identity = identity_of(certificate, key);
        }
        if (trust < NO_TRUST || identity < 0) {
            return WWEP_ERROR_INVALID;
        }
    }
    memcpy(known.tags, self->tags, sizeof known.tags);
    known.count = self->tag_count;
    known.generation = generation;
    known.trust = (int)trust;
    known.identity = (int)identity;
    return 0;
}

int64_t zephyr_secure(struct zephyr_socket *self, int server) {
    static const int checks[] = {WWEP_TLS_CHECK_NEVER, WWEP_TLS_CHECK_IF_SHOWN, WWEP_TLS_CHECK_ALWAYS};
    if (self->protocol < IPPROTO_TLS_1_0) {
        return 0;
    }
    int same = known.generation == generation && known.count == self->tag_count
               && memcmp(known.tags, self->tags, sizeof known.tags) == 0;
    int64_t answer = same ? 0 : learn(self);
    if (answer < 0) {
        return answer;
    }
    int verify = self->verify >= 0 ? self->verify : server ? TLS_PEER_VERIFY_NONE : TLS_PEER_VERIFY_REQUIRED;
    return wwep_call(WWEP_OP_SOCKET_TLS, self->below->number, known.identity,
                     WWEP_TLS_SETTING(known.trust, checks[verify]), self->name, (uint32_t)strlen(self->name), NULL, 0,
                     NULL);
}

static int refused(int error) {
    errno = error;
    return -1;
}

static int set_of_tls(struct zephyr_socket *self, int option, const void *value, socklen_t length) {
    if (self->protocol < IPPROTO_TLS_1_0) {
        return refused(ENOPROTOOPT);
    }
    switch (option) {
        case TLS_SEC_TAG_LIST:
            if (length % sizeof(sec_tag_t) != 0 || length > sizeof self->tags) {
                return refused(EINVAL);
            }
            memset(self->tags, 0, sizeof self->tags);
            memcpy(self->tags, value, length);
            self->tag_count = (int)(length / sizeof(sec_tag_t));
            return 0;
        case TLS_HOSTNAME: {
            size_t most = value == NULL ? 0 : length;
            if (most >= sizeof self->name) {
                return refused(EINVAL);
            }
            memset(self->name, 0, sizeof self->name);
            memcpy(self->name, value == NULL ? "" : value, most);
            return 0;
        }
        case TLS_PEER_VERIFY: {
            int verify;
            memcpy(&verify, value, sizeof verify);
            if (verify < TLS_PEER_VERIFY_NONE || verify > TLS_PEER_VERIFY_REQUIRED) {
                return refused(EINVAL);
            }
            self->verify = verify;
            return 0;
        }
        case TLS_SESSION_CACHE:
        case TLS_NATIVE: return 0;
        default: return refused(ENOPROTOOPT);
    }
}

static int64_t milliseconds_of(const void *value) {
    struct timeval time;
    memcpy(&time, value, sizeof time);
    int64_t milliseconds = (int64_t)time.tv_sec * 1000 + ((int64_t)time.tv_usec + 999) / 1000;
    return milliseconds == 0 ? WWEP_FOREVER : milliseconds;
}

int zsock_setsockopt(int fd, int level, int option, const void *value, socklen_t length) {
    struct zephyr_socket *self = zephyr_socket(fd);
    if (self == NULL) {
        return -1;
    }
    if (level == SOL_TLS) {
        return set_of_tls(self, option, value, length);
    }
    if (level == SOL_SOCKET && (option == SO_RCVTIMEO || option == SO_SNDTIMEO)) {
        *(option == SO_RCVTIMEO ? &self->receive_timeout : &self->send_timeout) = milliseconds_of(value);
        return 0;
    }
    /* Keep-alive, reuse of addresses, and the like: the world's connections do without. */
    return level == SOL_SOCKET || level == IPPROTO_TCP || level == IPPROTO_IP ? 0 : refused(ENOPROTOOPT);
}

int zsock_getsockopt(int fd, int level, int option, void *value, socklen_t *length) {
    struct zephyr_socket *self = zephyr_socket(fd);
    if (self == NULL) {
        return -1;
    }
    int answer;
    if (level == SOL_SOCKET && option == SO_ERROR) {
        answer = 0; /* connecting waits until it is done, and tells then */
    } else if (level == SOL_SOCKET && option == SO_TYPE) {
        answer = SOCK_STREAM;
    } else if (level == SOL_SOCKET && option == SO_PROTOCOL) {
        answer = self->protocol == 0 ? IPPROTO_TCP : self->protocol;
    } else if (level == SOL_TLS && option == TLS_PEER_VERIFY) {
        answer = self->verify < 0 ? TLS_PEER_VERIFY_REQUIRED : self->verify;
    } else {
        return refused(ENOPROTOOPT);
    }
    if (*length < sizeof answer) {
        return refused(EINVAL);
    }
    memcpy(value, &answer, sizeof answer);
    *length = sizeof answer;
    return 0;
}

int zsock_fcntl(int fd, int command, ...) {
    struct zephyr_socket *self = zephyr_socket(fd);
    va_list arguments;
    va_start(arguments, command);
    int flags = command == F_SETFL ? va_arg(arguments, int) : 0;
    va_end(arguments);
    if (self == NULL) {
        return -1;
    }
    if (command == F_SETFL) {
        self->nonblocking = (flags & O_NONBLOCK) != 0;
        return 0;
    }
    return command == F_GETFL ? (self->nonblocking ? O_NONBLOCK : 0) : refused(EINVAL);
}

int zsock_ioctl(int fd, unsigned long request, ...) {
    (void)request;
    return zephyr_socket(fd) == NULL ? -1 : refused(EOPNOTSUPP);
}
