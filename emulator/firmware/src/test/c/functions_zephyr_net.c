/* Every function of Zephyr's network that no other program of a test calls; the server is the register server. */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/net/conn_mgr_connectivity.h>
#include <zephyr/net/conn_mgr_monitor.h>
#include <zephyr/net/dhcpv4.h>
#include <zephyr/net/net_config.h>
#include <zephyr/net/net_if.h>
#include <zephyr/net/net_mgmt.h>
#include <zephyr/net/socket.h>
#include <zephyr/net/tls_credentials.h>
#include <zephyr/net/wifi_mgmt.h>
#include "check.h"

static struct net_mgmt_event_callback callback;
static struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(27708)};
static int connects, disconnects;
static struct k_thread thread;
K_THREAD_STACK_DEFINE(stack, 4096);

static void on_event(struct net_mgmt_event_callback *which, uint32_t event, struct net_if *iface) {
    ARG_UNUSED(which);
    ARG_UNUSED(iface);
    connects += event == NET_EVENT_L4_CONNECTED;
    disconnects += event == NET_EVENT_L4_DISCONNECTED;
}

static void interfaces(void) {
    struct net_if *iface = net_if_get_default();
    uint64_t raised = 0;
    CHECK(net_if_get_first_wifi() == iface && net_if_get_wifi_sta() == iface && net_if_get_wifi_sap() == iface);
    CHECK(net_if_get_by_index(1) == iface && net_if_get_by_iface(iface) == 1);
    CHECK(!net_if_is_up(iface) && net_if_ipv4_get_global_addr(iface, NET_ADDR_PREFERRED) == NULL);
    net_mgmt_init_event_callback(&callback, on_event, NET_EVENT_L4_CONNECTED | NET_EVENT_L4_DISCONNECTED);
    net_mgmt_add_event_callback(&callback);
    CHECK(net_config_init_app(NULL, "joins") == 0 && net_if_is_up(iface) && connects == 1);
    struct in_addr *own = net_if_ipv4_get_global_addr(iface, NET_ADDR_PREFERRED);
    CHECK(own != NULL && ntohl(own->s_addr) == 0xC633640E && own->s_addr == htonl(0xC633640E));
    conn_mgr_mon_resend_status();
    CHECK(connects == 2 && net_if_up(iface) == -EALREADY && net_if_down(iface) == 0);
    CHECK(disconnects == 1 && !net_if_is_up(iface) && net_if_up(iface) == 0);
    CHECK(net_mgmt_event_wait_on_iface(iface, NET_EVENT_L4_CONNECTED, &raised, NULL, NULL, K_SECONDS(20)) == 0);
    CHECK(raised == NET_EVENT_L4_CONNECTED && net_if_is_up(iface) && connects == 3);
    CHECK(net_mgmt_event_wait_on_iface(iface, NET_EVENT_IF_UP, NULL, NULL, NULL, K_MSEC(5)) == -ETIMEDOUT);
    CHECK(conn_mgr_all_if_disconnect(true) == 0 && conn_mgr_all_if_connect(true) == 0);
    k_msleep(5000);
    CHECK(net_if_is_up(iface) && conn_mgr_all_if_up(true) == -EALREADY && conn_mgr_if_connect(iface) == -EALREADY);
    net_mgmt_del_event_callback(&callback);
    net_if_down(iface);
    net_dhcpv4_start(iface);
    k_msleep(5000);
    net_dhcpv4_stop(iface);
    CHECK(net_if_is_up(iface) && connects == 4 && disconnects == 2);
}

static void addresses(void) {
    char text[NET_IPV4_ADDR_LEN], host[NI_MAXHOST], service[8];
    struct in_addr address, same;
    CHECK(net_addr_pton(AF_INET, "198.51.100.3", &address) == 0 && address.s4_addr[3] == 3);
    CHECK(zsock_inet_pton(AF_INET, "198.51.100.3", &same) == 1 && same.s_addr == address.s_addr);
    CHECK(net_addr_pton(AF_INET, "nowhere", &same) == -EINVAL && zsock_inet_pton(AF_INET6, "::1", &same) == -1);
    CHECK(inet_pton(AF_INET, "198.51.100.3", &same) == 1 && inet_pton(AF_INET, "198.51.100.3x", &same) == 0);
    CHECK(strcmp(net_addr_ntop(AF_INET, &address, text, sizeof text), "198.51.100.3") == 0);
    CHECK(zsock_inet_ntop(AF_INET, &address, text, 3) == NULL && errno == ENOSPC);
    server.sin_addr = address;
    CHECK(net_sin(&server)->sin_port == htons(27708) && (void *)net_sin6(&server) == (void *)&server);
    CHECK(zsock_getnameinfo((struct sockaddr *)&server, sizeof server, host, sizeof host, service, sizeof service,
                            NI_NUMERICHOST | NI_NUMERICSERV) == 0);
    CHECK(strcmp(host, "198.51.100.3") == 0 && strcmp(service, "27708") == 0);
    CHECK(getnameinfo((struct sockaddr *)&server, 3, host, sizeof host, NULL, 0, 0) == EAI_FAMILY);
    CHECK(zsock_gethostname(host, sizeof host) == 0 && strlen(host) > 0);
    CHECK(gethostname(host, 1) != 0 || host[0] == 0);
    CHECK(strcmp(zsock_gai_strerror(DNS_EAI_NONAME), gai_strerror(EAI_NONAME)) == 0);
}

static void asking(void) {
    struct sockaddr_in peer;
    socklen_t length = sizeof peer, size = sizeof(int);
    char reply[16] = {0};
    int value = 0, fd = zsock_socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    zsock_fd_set in;
    struct zsock_timeval soon = {0, 5000};
    CHECK(zsock_connect(fd, (struct sockaddr *)&server, sizeof server) == 0);
    CHECK(zsock_getpeername(fd, (struct sockaddr *)&peer, &length) == 0 && peer.sin_port == server.sin_port);
    CHECK(getpeername(fd, (struct sockaddr *)&peer, &length) == 0 && peer.sin_addr.s_addr == server.sin_addr.s_addr);
    CHECK(zsock_getsockname(fd, (struct sockaddr *)&peer, &length) == 0 && ntohl(peer.sin_addr.s_addr) == 0xC633640E);
    CHECK(zsock_getsockopt(fd, SOL_SOCKET, SO_TYPE, &value, &size) == 0 && value == SOCK_STREAM);
    CHECK(zsock_getsockopt(fd, SOL_SOCKET, SO_LINGER, &value, &size) == -1 && errno == ENOPROTOOPT);
    CHECK(getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, &value, &size) == 0 && value == IPPROTO_TCP);
    CHECK(getsockname(-1, (struct sockaddr *)&peer, &length) == -1 && errno == EBADF);
    CHECK(zsock_fcntl(fd, ZSOCK_F_GETFL, 0) == 0 && zsock_fcntl(fd, ZSOCK_F_SETFL, ZSOCK_O_NONBLOCK) == 0);
    CHECK(zsock_read(fd, reply, sizeof reply) == -1 && errno == EAGAIN);
    CHECK(zsock_fcntl(fd, ZSOCK_F_SETFL, 0) == 0 && zsock_ioctl(fd, 0) == -1 && errno == EOPNOTSUPP);
    CHECK(ioctl(-1, 0) == -1 && errno == EBADF && shutdown(fd, SHUT_RD) == 0);
    ZSOCK_FD_ZERO(&in);
    ZSOCK_FD_SET(fd, &in);
    CHECK(zsock_select(fd + 1, &in, NULL, NULL, &soon) == 0 && !ZSOCK_FD_ISSET(fd, &in));
    CHECK(zsock_write(fd, "W12", 3) == 3 && write(fd, "34", 2) == 2 && zsock_sendto(fd, "05ABC", 5, 0, NULL, 0) == 5);
    CHECK(sendto(fd, "D", 1, 0, NULL, 0) == 1 && zsock_shutdown(fd, ZSOCK_SHUT_WR) == 0);
    ZSOCK_FD_SET(fd, &in);
    soon.tv_sec = 2;
    CHECK(select(fd + 1, &in, NULL, NULL, &soon) == 1 && ZSOCK_FD_ISSET(fd, &in));
    length = sizeof peer;
    CHECK(zsock_recvfrom(fd, reply, 5, 0, (struct sockaddr *)&peer, &length) == 5 && length == sizeof peer);
    CHECK(recvfrom(fd, reply + 5, 6, MSG_WAITALL, NULL, NULL) == 6 && strcmp(reply, "A123405ABCD") == 0);
    ZSOCK_FD_CLR(fd, &in);
    CHECK(zsock_close(fd) == 0 && zsock_write(fd, "X", 1) == -1 && errno == EBADF);
}

static void serve(void *one, void *two, void *three) {
    struct sockaddr_in local = {.sin_family = AF_INET, .sin_port = htons(7)}, peer;
    socklen_t length = sizeof peer;
    char text[16];
    ARG_UNUSED(one);
    ARG_UNUSED(two);
    ARG_UNUSED(three);
    int fd = zsock_socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    CHECK(zsock_accept(fd, NULL, NULL) == -1 && errno == EINVAL);
    CHECK(zsock_bind(fd, (struct sockaddr *)&local, sizeof local) == 0 && zsock_listen(fd, 2) == 0);
    printk("serving\n");
    int accepted = zsock_accept(fd, (struct sockaddr *)&peer, &length);
    CHECK(accepted >= 0 && peer.sin_family == AF_INET && length == sizeof peer);
    ssize_t got = zsock_read(accepted, text, sizeof text);
    CHECK(got == 4 && zsock_write(accepted, text, (size_t)got) == got);
    zsock_close(accepted);
    zsock_close(fd);
}

static void credentials(void) {
    char room[16];
    size_t length = sizeof room;
    CHECK(tls_credential_get(5, TLS_CREDENTIAL_CA_CERTIFICATE, room, &length) == -ENOENT);
    CHECK(tls_credential_add(5, TLS_CREDENTIAL_CA_CERTIFICATE, "text", 4) == 0);
    CHECK(tls_credential_get(5, TLS_CREDENTIAL_CA_CERTIFICATE, room, &length) == 0 && length == 4);
    CHECK(memcmp(room, "text", 4) == 0 && tls_credential_delete(5, TLS_CREDENTIAL_CA_CERTIFICATE) == 0);
    CHECK(tls_credential_delete(5, TLS_CREDENTIAL_CA_CERTIFICATE) == -ENOENT);
}

int main(void) {
    interfaces();
    addresses();
    asking();
    credentials();
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), serve, NULL, NULL, NULL, 5, 0, K_NO_WAIT);
    k_thread_join(&thread, K_FOREVER);
    checked();
    return 0;
}
