/*
 * The course's server for ModusToolbox: called back for each connection and for what it sends.
 *
 * With SERVER_KEY and SERVER_CERTIFICATE (PEM) defined it also serves TLS, and with ROOT_CA only clients that show a
 * certificate of that authority.
 */
#include "cy_network_mw_core.h"
#include "cy_retarget_io.h"
#include "cy_secure_sockets.h"
#include "cy_tls.h"
#include "cy_wcm.h"
#include "cybsp.h"
#include "mdns.h"
#include <FreeRTOS.h>
#include <semphr.h>
#include <task.h>
#include "../registers.h"

#define OPEN_PORT 27708
#define TLS_PORT 40508

static SemaphoreHandle_t access;

static cy_rslt_t finish(cy_socket_t socket) {
    cy_socket_disconnect(socket, 0);
    return cy_socket_delete(socket);
}

static cy_rslt_t connected(cy_socket_t listening, void *arg) {
    cy_socket_sockaddr_t peer;
    uint32_t length = sizeof peer;
    cy_socket_t socket;
    CY_UNUSED_PARAMETER(arg);
    return cy_socket_accept(listening, &peer, &length, &socket);
}

static cy_rslt_t received(cy_socket_t socket, void *arg) {
    char frame[FRAME_ROOM + 1] = {0};
    char reply[FRAME_ROOM] = {0};
    uint32_t moved;
    cy_rslt_t result = cy_socket_recv(socket, frame, FRAME_ROOM, CY_SOCKET_FLAGS_NONE, &moved);
    if (result == CY_RSLT_SUCCESS) {
        frame[strcspn(frame, "\r\n")] = 0;
        xSemaphoreTake(access, portMAX_DELAY);
        registers_answer(frame, reply);
        xSemaphoreGive(access);
        printf("%s: %s %s\n", (const char *)arg, frame, reply);
        cy_socket_send(socket, reply, (uint32_t)strlen(reply), CY_SOCKET_FLAGS_NONE, &moved);
    }
    return finish(socket);
}

static cy_rslt_t disconnected(cy_socket_t socket, void *arg) {
    CY_UNUSED_PARAMETER(arg);
    return finish(socket);
}

static void listen_at(uint16_t port, int protocol, const char *name, void *identity, cy_socket_tls_auth_mode_t mode) {
    cy_socket_t socket;
    cy_socket_sockaddr_t address = {.port = port, .ip_address = {.version = CY_SOCKET_IP_VER_V4}};
    cy_socket_opt_callback_t connect = {connected, NULL};
    cy_socket_opt_callback_t receive = {received, (void *)name};
    cy_socket_opt_callback_t disconnect = {disconnected, NULL};
    cy_socket_create(CY_SOCKET_DOMAIN_AF_INET, CY_SOCKET_TYPE_STREAM, protocol, &socket);
    if (identity != NULL) {
        cy_socket_setsockopt(socket, CY_SOCKET_SOL_TLS, CY_SOCKET_SO_TLS_IDENTITY, identity, sizeof identity);
        cy_socket_setsockopt(socket, CY_SOCKET_SOL_TLS, CY_SOCKET_SO_TLS_AUTH_MODE, &mode, sizeof mode);
    }
    cy_socket_setsockopt(socket, CY_SOCKET_SOL_SOCKET, CY_SOCKET_SO_CONNECT_REQUEST_CALLBACK, &connect, sizeof connect);
    cy_socket_setsockopt(socket, CY_SOCKET_SOL_SOCKET, CY_SOCKET_SO_RECEIVE_CALLBACK, &receive, sizeof receive);
    cy_socket_setsockopt(socket, CY_SOCKET_SOL_SOCKET, CY_SOCKET_SO_DISCONNECT_CALLBACK, &disconnect,
                         sizeof disconnect);
    cy_socket_bind(socket, &address, sizeof address);
    cy_rslt_t result = cy_socket_listen(socket, 5);
    printf("%s at %u: %u\n", name, port, (unsigned)result);
}

static void server_task(void *arg) {
    cy_wcm_config_t config = {.interface = CY_WCM_INTERFACE_TYPE_STA};
    cy_wcm_connect_params_t params = {.ap_credentials = {.SSID = "wwep"}};
    cy_wcm_ip_address_t address;
    CY_UNUSED_PARAMETER(arg);
    cy_wcm_init(&config);
    while (cy_wcm_connect_ap(&params, &address) != CY_RSLT_SUCCESS) {
        vTaskDelay(pdMS_TO_TICKS(500));
    }
    mdns_resp_init();
    if (mdns_resp_add_netif(cy_network_get_nw_interface(CY_NETWORK_WIFI_STA_INTERFACE, 0), "wwep", 100) == ERR_OK) {
        printf("known as wwep.local\n");
    }
    listen_at(OPEN_PORT, CY_SOCKET_IPPROTO_TCP, "open", NULL, CY_SOCKET_TLS_VERIFY_NONE);
#ifdef SERVER_KEY
    static const char key[] = SERVER_KEY;
    static const char certificate[] = SERVER_CERTIFICATE;
    cy_socket_tls_auth_mode_t mode = CY_SOCKET_TLS_VERIFY_NONE;
    void *identity;
    cy_rslt_t result = cy_tls_create_identity(certificate, strlen(certificate), key, strlen(key), &identity);
    CY_ASSERT(result == CY_RSLT_SUCCESS);
#ifdef ROOT_CA
    cy_tls_load_global_root_ca_certificates(ROOT_CA, strlen(ROOT_CA));
    mode = CY_SOCKET_TLS_VERIFY_REQUIRED;
#endif
    listen_at(TLS_PORT, CY_SOCKET_IPPROTO_TLS, "tls", identity, mode);
#endif
    vTaskDelete(NULL);
}

int main(void) {
    cybsp_init();
    __enable_irq();
    cy_retarget_io_init(CYBSP_DEBUG_UART_TX, CYBSP_DEBUG_UART_RX, CY_RETARGET_IO_BAUDRATE);
    cy_socket_init();
    access = xSemaphoreCreateMutex();
    xTaskCreate(server_task, "server", 5 * 1024, NULL, 1, NULL);
    vTaskStartScheduler();
    CY_ASSERT(0);
}
