/* BSD sockets: Zephyr's own names, and the plain ones for the same. */
#ifndef WWEP_ZEPHYR_SOCKET_H
#define WWEP_ZEPHYR_SOCKET_H

#include <errno.h>
#include <fcntl.h>
#include <sys/select.h>
#include <sys/time.h>
#include <unistd.h>
#include <zephyr/net/net_ip.h>
#include <zephyr/net/tls_credentials.h>

#define ZSOCK_POLLIN 1
#define ZSOCK_POLLPRI 2
#define ZSOCK_POLLOUT 4
#define ZSOCK_POLLERR 8
#define ZSOCK_POLLHUP 0x10
#define ZSOCK_POLLNVAL 0x20
#define ZSOCK_MSG_PEEK 0x02
#define ZSOCK_MSG_TRUNC 0x20
#define ZSOCK_MSG_DONTWAIT 0x40
#define ZSOCK_MSG_WAITALL 0x100
#define ZSOCK_SHUT_RD 0
#define ZSOCK_SHUT_WR 1
#define ZSOCK_SHUT_RDWR 2
#define ZSOCK_F_GETFL F_GETFL
#define ZSOCK_F_SETFL F_SETFL
#define ZSOCK_O_NONBLOCK O_NONBLOCK

#define SOL_SOCKET 1
#define SO_DEBUG 1
#define SO_REUSEADDR 2
#define SO_TYPE 3
#define SO_ERROR 4
#define SO_BROADCAST 6
#define SO_SNDBUF 7
#define SO_RCVBUF 8
#define SO_KEEPALIVE 9
#define SO_LINGER 13
#define SO_REUSEPORT 15
#define SO_RCVTIMEO 20
#define SO_SNDTIMEO 21
#define SO_BINDTODEVICE 25
#define SO_PROTOCOL 38
#define SOMAXCONN 128
#define TCP_NODELAY 1
#define TCP_KEEPIDLE 2
#define TCP_KEEPINTVL 3
#define TCP_KEEPCNT 4

#define SOL_TLS 282
#define TLS_SEC_TAG_LIST 1
#define TLS_HOSTNAME 2
#define TLS_CIPHERSUITE_LIST 3
#define TLS_CIPHERSUITE_USED 4
#define TLS_PEER_VERIFY 5
#define TLS_DTLS_ROLE 6
#define TLS_ALPN_LIST 7
#define TLS_SESSION_CACHE 12
#define TLS_NATIVE 17
#define TLS_PEER_VERIFY_NONE 0
#define TLS_PEER_VERIFY_OPTIONAL 1
#define TLS_PEER_VERIFY_REQUIRED 2

struct zsock_pollfd {
    int fd;
    short events, revents;
};
struct zsock_addrinfo {
    struct zsock_addrinfo *ai_next;
    int ai_flags, ai_family, ai_socktype, ai_protocol, ai_eflags;
    socklen_t ai_addrlen;
    struct sockaddr *ai_addr;
    char *ai_canonname;
    struct sockaddr _ai_addr;
    char _ai_canonname[1];
};
typedef fd_set zsock_fd_set;
#define zsock_timeval timeval
#define ZSOCK_FD_SETSIZE FD_SETSIZE
#define ZSOCK_FD_ZERO FD_ZERO
#define ZSOCK_FD_SET FD_SET
#define ZSOCK_FD_CLR FD_CLR
#define ZSOCK_FD_ISSET FD_ISSET

#define DNS_EAI_BADFLAGS -1
#define DNS_EAI_NONAME -2
#define DNS_EAI_AGAIN -3
#define DNS_EAI_FAIL -4
#define DNS_EAI_NODATA -5
#define DNS_EAI_FAMILY -6
#define DNS_EAI_SERVICE -8
#define DNS_EAI_MEMORY -10
#define DNS_EAI_SYSTEM -11
#define AI_PASSIVE 0x1
#define AI_CANONNAME 0x2
#define AI_NUMERICHOST 0x4
#define AI_NUMERICSERV 0x400
#define NI_NUMERICHOST 1
#define NI_NUMERICSERV 2
#define NI_MAXHOST 64

int zsock_socket(int family, int type, int protocol);
int zsock_close(int fd);
int zsock_shutdown(int fd, int how);
int zsock_bind(int fd, const struct sockaddr *address, socklen_t length);
int zsock_connect(int fd, const struct sockaddr *address, socklen_t length);
int zsock_listen(int fd, int backlog);
int zsock_accept(int fd, struct sockaddr *address, socklen_t *length);
ssize_t zsock_send(int fd, const void *bytes, size_t length, int flags);
ssize_t zsock_sendto(int fd, const void *bytes, size_t length, int flags, const struct sockaddr *to, socklen_t size);
ssize_t zsock_recv(int fd, void *room, size_t size, int flags);
ssize_t zsock_recvfrom(int fd, void *room, size_t size, int flags, struct sockaddr *from, socklen_t *length);
ssize_t zsock_read(int fd, void *room, size_t size);
ssize_t zsock_write(int fd, const void *bytes, size_t length);
int zsock_fcntl(int fd, int command, ...);
int zsock_ioctl(int fd, unsigned long request, ...);
int zsock_poll(struct zsock_pollfd *fds, int count, int timeout);
int zsock_select(int count, zsock_fd_set *read, zsock_fd_set *write, zsock_fd_set *error, struct timeval *timeout);
int zsock_getsockopt(int fd, int level, int option, void *value, socklen_t *length);
int zsock_setsockopt(int fd, int level, int option, const void *value, socklen_t length);
int zsock_getpeername(int fd, struct sockaddr *address, socklen_t *length);
int zsock_getsockname(int fd, struct sockaddr *address, socklen_t *length);
int zsock_gethostname(char *room, size_t size);
int zsock_inet_pton(sa_family_t family, const char *text, void *address);
char *zsock_inet_ntop(sa_family_t family, const void *address, char *text, size_t size);
int zsock_getaddrinfo(const char *host, const char *service, const struct zsock_addrinfo *hints,
                      struct zsock_addrinfo **result);
void zsock_freeaddrinfo(struct zsock_addrinfo *result);
const char *zsock_gai_strerror(int error);
int zsock_getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size, char *service,
                      socklen_t service_size, int flags);

/* Plain names stand for the same; as macros, so that no firmware of another kind meets them when it is linked. */
#define socket zsock_socket
#define close zsock_close
#define shutdown zsock_shutdown
#define bind zsock_bind
#define connect zsock_connect
#define listen zsock_listen
#define accept zsock_accept
#define send zsock_send
#define sendto zsock_sendto
#define recv zsock_recv
#define recvfrom zsock_recvfrom
#define read zsock_read
#define write zsock_write
#define fcntl zsock_fcntl
#define ioctl zsock_ioctl
#define poll zsock_poll
#define pollfd zsock_pollfd
#define select zsock_select
#define getsockopt zsock_getsockopt
#define setsockopt zsock_setsockopt
#define getpeername zsock_getpeername
#define getsockname zsock_getsockname
#define gethostname zsock_gethostname
#define inet_pton zsock_inet_pton
#define inet_ntop zsock_inet_ntop
#define getaddrinfo zsock_getaddrinfo
#define freeaddrinfo zsock_freeaddrinfo
#define gai_strerror zsock_gai_strerror
#define getnameinfo zsock_getnameinfo
#define addrinfo zsock_addrinfo
#define POLLIN ZSOCK_POLLIN
#define POLLPRI ZSOCK_POLLPRI
#define POLLOUT ZSOCK_POLLOUT
#define POLLERR ZSOCK_POLLERR
#define POLLHUP ZSOCK_POLLHUP
#define POLLNVAL ZSOCK_POLLNVAL
#define MSG_PEEK ZSOCK_MSG_PEEK
#define MSG_TRUNC ZSOCK_MSG_TRUNC
#define MSG_DONTWAIT ZSOCK_MSG_DONTWAIT
#define MSG_WAITALL ZSOCK_MSG_WAITALL
#define SHUT_RD ZSOCK_SHUT_RD
#define SHUT_WR ZSOCK_SHUT_WR
#define SHUT_RDWR ZSOCK_SHUT_RDWR
#define EAI_BADFLAGS DNS_EAI_BADFLAGS
#define EAI_NONAME DNS_EAI_NONAME
#define EAI_AGAIN DNS_EAI_AGAIN
#define EAI_FAIL DNS_EAI_FAIL
#define EAI_FAMILY DNS_EAI_FAMILY
#define EAI_SERVICE DNS_EAI_SERVICE
#define EAI_MEMORY DNS_EAI_MEMORY
#define EAI_SYSTEM DNS_EAI_SYSTEM

#endif
