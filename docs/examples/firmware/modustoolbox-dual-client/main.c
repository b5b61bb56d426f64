/*
 * The course's dual client for ModusToolbox: the first button tells the server over an open connection, the second
 * over TLS. Replies come by callback.
 *
 * Define ROOT_CA as the PEM text of the certificate to believe.
 */
#include "cy_retarget_io.h"
#include "cy_secure_sockets.h"
#include "cy_tls.h"
#include "cy_wcm.h"
#include "cybsp.h"
#include <FreeRTOS.h>
#include <semphr.h>
#include <task.h>

#define SERVER_NAME "wwep.wa101.cypress.com"
#define OPEN_PORT 27708
#define TLS_PORT 40508
#define LED_REGISTER 0x05
#define TASK_STACK (5 * 1024)
#define ANSWER_TICKS pdMS_TO_TICKS(5000)
#define FRAME_LENGTH 11

typedef struct {
    const char *name;
    cyhal_gpio_t button, led;
    uint16_t port;
    int protocol;
    TaskHandle_t task;
    SemaphoreHandle_t answered;
    cyhal_gpio_callback_data_t callback;
    int lit;
} link_t;

static link_t links[] = {
    {.name = "open", .button = CYBSP_USER_BTN1, .led = CYBSP_USER_LED1, .port = OPEN_PORT,
     .protocol = CY_SOCKET_IPPROTO_TCP},
    {.name = "tls", .button = CYBSP_USER_BTN2, .led = CYBSP_USER_LED2, .port = TLS_PORT,
     .protocol = CY_SOCKET_IPPROTO_TLS},
};
static cy_socket_ip_address_t server;
static uint16_t device_id;

static void on_press(void *arg, cyhal_gpio_event_t event) {
    link_t *link = arg;
    BaseType_t woken = pdFALSE;
    CY_UNUSED_PARAMETER(event);
    xTaskNotifyFromISR(link->task, 0, eIncrement, &woken);
    portYIELD_FROM_ISR(woken);
}

static cy_rslt_t received(cy_socket_t socket, void *arg) {
    link_t *link = arg;
    char reply[FRAME_LENGTH + 1] = {0};
    uint32_t count;
    cy_rslt_t result = cy_socket_recv(socket, reply, FRAME_LENGTH, CY_SOCKET_FLAGS_NONE, &count);
    printf("%s: reply %s\n", link->name, reply);
    xSemaphoreGive(link->answered);
    return result;
}

static cy_rslt_t disconnected(cy_socket_t socket, void *arg) {
    CY_UNUSED_PARAMETER(arg);
    return cy_socket_disconnect(socket, 0);
}

static void tell(link_t *link) {
    cy_socket_t socket;
    cy_socket_sockaddr_t address = {.port = link->port, .ip_address = server};
    cy_socket_opt_callback_t receive = {received, link};
    cy_socket_opt_callback_t disconnect = {disconnected, link};
    char frame[FRAME_LENGTH + 1];
    uint32_t count;
    snprintf(frame, sizeof frame, "W%04X%02X%04X", device_id, LED_REGISTER, link->lit);
    printf("%s: send %s\n", link->name, frame);
    if (cy_socket_create(CY_SOCKET_DOMAIN_AF_INET, CY_SOCKET_TYPE_STREAM, link->protocol, &socket)
        != CY_RSLT_SUCCESS) {
        return;
    }
    cy_socket_setsockopt(socket, CY_SOCKET_SOL_SOCKET, CY_SOCKET_SO_RECEIVE_CALLBACK, &receive, sizeof receive);
    cy_socket_setsockopt(socket, CY_SOCKET_SOL_SOCKET, CY_SOCKET_SO_DISCONNECT_CALLBACK, &disconnect,
                         sizeof disconnect);
    if (link->protocol == CY_SOCKET_IPPROTO_TLS) {
        cy_socket_setsockopt(socket, CY_SOCKET_SOL_TLS, CY_SOCKET_SO_SERVER_NAME_INDICATION, SERVER_NAME,
                             sizeof SERVER_NAME);
    }
    cy_rslt_t result = cy_socket_connect(socket, &address, sizeof address);
    if (result == CY_RSLT_SUCCESS) {
        result = cy_socket_send(socket, frame, FRAME_LENGTH, CY_SOCKET_FLAGS_NONE, &count);
    }
    if (result != CY_RSLT_SUCCESS) {
        printf("%s: failed %u\n", link->name, (unsigned)CY_RSLT_GET_CODE(result));
    } else if (xSemaphoreTake(link->answered, ANSWER_TICKS) != pdPASS) {
        printf("%s: no answer\n", link->name);
    }
    cy_socket_delete(socket);
}

static void serve(void *arg) {
    link_t *link = arg;
    uint32_t presses;
    for (;;) {
        xTaskNotifyWait(0, 0xFFFFFFFF, &presses, portMAX_DELAY);
        link->lit = !link->lit;
        cyhal_gpio_write(link->led, link->lit ? CYBSP_LED_STATE_ON : CYBSP_LED_STATE_OFF);
        tell(link);
    }
}

static void begin(link_t *link) {
    link->answered = xSemaphoreCreateBinary();
    xTaskCreate(serve, link->name, TASK_STACK, link, 1, &link->task);
    cyhal_gpio_init(link->led, CYHAL_GPIO_DIR_OUTPUT, CYHAL_GPIO_DRIVE_STRONG, CYBSP_LED_STATE_OFF);
    cyhal_gpio_init(link->button, CYHAL_GPIO_DIR_INPUT, CYHAL_GPIO_DRIVE_PULLUP, CYBSP_BTN_OFF);
    link->callback = (cyhal_gpio_callback_data_t){.callback = on_press, .callback_arg = link};
    cyhal_gpio_register_callback(link->button, &link->callback);
    cyhal_gpio_enable_event(link->button, CYHAL_GPIO_IRQ_FALL, 5, true);
}

static void connect_task(void *arg) {
    cy_wcm_config_t config = {.interface = CY_WCM_INTERFACE_TYPE_STA};
    cy_wcm_connect_params_t params = {.ap_credentials = {.SSID = "wwep"}};
    cy_wcm_ip_address_t address;
    cy_wcm_mac_t mac;
    CY_UNUSED_PARAMETER(arg);
    cy_wcm_init(&config);
    while (cy_wcm_connect_ap(&params, &address) != CY_RSLT_SUCCESS) {
        vTaskDelay(pdMS_TO_TICKS(500));
    }
    cy_wcm_get_mac_addr(CY_WCM_INTERFACE_TYPE_STA, &mac);
    device_id = (uint16_t)(mac[0] + mac[1] + mac[2] + mac[3] + mac[4] + mac[5]);
    cy_rslt_t result = cy_socket_gethostbyname(SERVER_NAME, CY_SOCKET_IP_VER_V4, &server);
    CY_ASSERT(result == CY_RSLT_SUCCESS);
#ifdef ROOT_CA
    result = cy_tls_load_global_root_ca_certificates(ROOT_CA, strlen(ROOT_CA));
    CY_ASSERT(result == CY_RSLT_SUCCESS);
#endif
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        begin(&links[i]);
    }
    printf("ready\n");
    vTaskDelete(NULL);
}

int main(void) {
    cybsp_init();
    __enable_irq();
    cy_retarget_io_init(CYBSP_DEBUG_UART_TX, CYBSP_DEBUG_UART_RX, CY_RETARGET_IO_BAUDRATE);
    cy_socket_init();
    xTaskCreate(connect_task, "connect", TASK_STACK, NULL, 1, NULL);
    vTaskStartScheduler();
    CY_ASSERT(0);
}
