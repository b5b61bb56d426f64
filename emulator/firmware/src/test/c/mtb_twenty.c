/* A client that sends 20 bytes, finds its server by mDNS, and deletes its socket in the callback that gets the reply. */
#include "cy_retarget_io.h"
#include "cy_secure_sockets.h"
#include "cy_wcm.h"
#include "cybsp.h"
#include <FreeRTOS.h>
#include <semphr.h>
#include <task.h>

#define LENGTH 20

static cy_socket_t handle;
static SemaphoreHandle_t may_connect;

static cy_rslt_t received(cy_socket_t socket, void *arg) {
    char reply[LENGTH + 1] = {0};
    uint32_t count = 0;
    (void)arg;
    cy_rslt_t result = cy_socket_recv(socket, reply, LENGTH, CY_SOCKET_FLAGS_NONE, &count);
    printf("reply %s\n", reply);
    cy_socket_disconnect(socket, 0);
    cy_socket_delete(socket);
    xSemaphoreGive(may_connect);
    return result;
}

static cy_rslt_t disconnected(cy_socket_t socket, void *arg) {
    (void)socket;
    (void)arg;
    printf("never: it has disconnected itself\n");
    return CY_RSLT_SUCCESS;
}

static void send_frame(cy_socket_sockaddr_t *address, const char *frame) {
    char bytes[LENGTH] = {0};
    uint32_t count;
    cy_socket_opt_callback_t receive = {received, NULL}, disconnect = {disconnected, NULL};
    xSemaphoreTake(may_connect, portMAX_DELAY);
    cy_socket_create(CY_SOCKET_DOMAIN_AF_INET, CY_SOCKET_TYPE_STREAM, CY_SOCKET_IPPROTO_TCP, &handle);
    cy_socket_setsockopt(handle, CY_SOCKET_SOL_SOCKET, CY_SOCKET_SO_RECEIVE_CALLBACK, &receive, sizeof receive);
    cy_socket_setsockopt(handle, CY_SOCKET_SOL_SOCKET, CY_SOCKET_SO_DISCONNECT_CALLBACK, &disconnect,
                         sizeof disconnect);
    cy_rslt_t result = cy_socket_connect(handle, address, sizeof *address);
    snprintf(bytes, sizeof bytes, "%s", frame);
    if (result == CY_RSLT_SUCCESS) {
        result = cy_socket_send(handle, bytes, LENGTH, CY_SOCKET_FLAGS_NONE, &count);
    }
    printf("sent %s %u\n", frame, (unsigned)CY_RSLT_GET_CODE(result));
}

static void client(void *arg) {
    cy_wcm_config_t config = {.interface = CY_WCM_INTERFACE_TYPE_STA};
    cy_wcm_connect_params_t params = {.ap_credentials = {.SSID = "any"}};
    cy_wcm_ip_address_t own;
    cy_socket_sockaddr_t address = {.port = 27708};
    (void)arg;
    cy_wcm_init(&config);
    while (cy_wcm_connect_ap(&params, &own) != CY_RSLT_SUCCESS) {
    }
    while (cy_socket_gethostbyname("wwep.local", CY_SOCKET_IP_VER_V4, &address.ip_address) != CY_RSLT_SUCCESS) {
        vTaskDelay(100);
    }
    send_frame(&address, "W038e050001");
    send_frame(&address, "R038E05");
    send_frame(&address, "R038E06");
    xSemaphoreTake(may_connect, portMAX_DELAY);
    cy_rslt_t result = cy_socket_delete(handle);
    printf("again %u\n", (unsigned)CY_RSLT_GET_CODE(result));
    cy_socket_create(CY_SOCKET_DOMAIN_AF_INET, CY_SOCKET_TYPE_STREAM, CY_SOCKET_IPPROTO_TCP, &handle);
    cy_socket_deinit();
    vTaskDelete(NULL);
}

int main(void) {
    cybsp_init();
    cy_socket_init();
    may_connect = xSemaphoreCreateBinary();
    xSemaphoreGive(may_connect);
    xTaskCreate(client, "client", 2048, NULL, 1, NULL);
    vTaskStartScheduler();
    CY_ASSERT(0);
}
