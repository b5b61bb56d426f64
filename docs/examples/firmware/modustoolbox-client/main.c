/*
 * The course's client for ModusToolbox: a press of the button flips the LED and tells the register server.
 *
 * The interrupt handler notifies the task that waits for presses, since nothing may block in it.
 */
#include "cy_retarget_io.h"
#include "cy_secure_sockets.h"
#include "cy_wcm.h"
#include "cybsp.h"
#include "cyhal.h"
#include <FreeRTOS.h>
#include <task.h>

#define SERVER_NAME "wwep.wa101.cypress.com"
#define SERVER_PORT 27708
#define LED_REGISTER 0x05
#define TASK_STACK (5 * 1024)
#define TASK_PRIORITY 1
#define BUTTON_PRIORITY 5
#define REPLY_TIMEOUT 500
#define FRAME_LENGTH 11

static TaskHandle_t client;
static cy_socket_sockaddr_t server = {.port = SERVER_PORT};
static uint16_t device_id;

static void on_press(void *arg, cyhal_gpio_event_t event) {
    BaseType_t woken = pdFALSE;
    CY_UNUSED_PARAMETER(arg);
    CY_UNUSED_PARAMETER(event);
    vTaskNotifyGiveFromISR(client, &woken);
    portYIELD_FROM_ISR(woken);
}

static cyhal_gpio_callback_data_t button = {.callback = on_press};

static void join(void) {
    cy_wcm_config_t config = {.interface = CY_WCM_INTERFACE_TYPE_STA};
    cy_wcm_connect_params_t params = {.ap_credentials = {.SSID = "wwep", .password = "secret",
                                                         .security = CY_WCM_SECURITY_WPA2_AES_PSK}};
    cy_wcm_ip_address_t address;
    cy_wcm_init(&config);
    while (cy_wcm_connect_ap(&params, &address) != CY_RSLT_SUCCESS) {
        printf("no network yet\n");
        vTaskDelay(pdMS_TO_TICKS(500));
    }
    printf("address %u.%u.%u.%u\n", (uint8_t)address.ip.v4, (uint8_t)(address.ip.v4 >> 8),
           (uint8_t)(address.ip.v4 >> 16), (uint8_t)(address.ip.v4 >> 24));
}

static void find_out_id(void) {
    cy_wcm_mac_t mac;
    cy_wcm_get_mac_addr(CY_WCM_INTERFACE_TYPE_STA, &mac);
    for (int i = 0; i < CY_WCM_MAC_ADDR_LEN; i++) {
        device_id = (uint16_t)(device_id + mac[i]);
    }
}

static cy_rslt_t exchange(cy_socket_t socket, const char *frame) {
    uint32_t timeout = REPLY_TIMEOUT;
    uint32_t count;
    char reply[FRAME_LENGTH + 1] = {0};
    cy_socket_setsockopt(socket, CY_SOCKET_SOL_SOCKET, CY_SOCKET_SO_RCVTIMEO, &timeout, sizeof timeout);
    cy_rslt_t result = cy_socket_connect(socket, &server, sizeof server);
    if (result == CY_RSLT_SUCCESS) {
        result = cy_socket_send(socket, frame, FRAME_LENGTH, CY_SOCKET_FLAGS_NONE, &count);
    }
    if (result == CY_RSLT_SUCCESS) {
        result = cy_socket_recv(socket, reply, FRAME_LENGTH, CY_SOCKET_FLAGS_NONE, &count);
        printf("reply %s\n", reply);
    }
    return result;
}

static void tell(int lit) {
    cy_socket_t socket;
    char frame[FRAME_LENGTH + 1];
    snprintf(frame, sizeof frame, "W%04X%02X%04X", device_id, LED_REGISTER, lit);
    printf("send %s\n", frame);
    cy_rslt_t result =
        cy_socket_create(CY_SOCKET_DOMAIN_AF_INET, CY_SOCKET_TYPE_STREAM, CY_SOCKET_IPPROTO_TCP, &socket);
    if (result == CY_RSLT_SUCCESS) {
        result = exchange(socket, frame);
        cy_socket_disconnect(socket, 0);
        cy_socket_delete(socket);
    }
    if (result != CY_RSLT_SUCCESS) {
        printf("failed: %u\n", (unsigned)CY_RSLT_GET_CODE(result));
    }
}

static void client_task(void *arg) {
    int lit = 0;
    CY_UNUSED_PARAMETER(arg);
    join();
    find_out_id();
    if (cy_socket_gethostbyname(SERVER_NAME, CY_SOCKET_IP_VER_V4, &server.ip_address) != CY_RSLT_SUCCESS) {
        printf("no address for " SERVER_NAME "\n");
        vTaskDelete(NULL);
    }
    cyhal_gpio_register_callback(CYBSP_USER_BTN, &button);
    cyhal_gpio_enable_event(CYBSP_USER_BTN, CYHAL_GPIO_IRQ_FALL, BUTTON_PRIORITY, true);
    printf("ready\n");
    for (;;) {
        ulTaskNotifyTake(pdFALSE, portMAX_DELAY);
        lit = !lit;
        cyhal_gpio_write(CYBSP_USER_LED, lit ? CYBSP_LED_STATE_ON : CYBSP_LED_STATE_OFF);
        tell(lit);
    }
}

int main(void) {
    cy_rslt_t result = cybsp_init();
    CY_ASSERT(result == CY_RSLT_SUCCESS);
    __enable_irq();
    cy_retarget_io_init(CYBSP_DEBUG_UART_TX, CYBSP_DEBUG_UART_RX, CY_RETARGET_IO_BAUDRATE);
    cyhal_gpio_init(CYBSP_USER_LED, CYHAL_GPIO_DIR_OUTPUT, CYHAL_GPIO_DRIVE_STRONG, CYBSP_LED_STATE_OFF);
    cyhal_gpio_init(CYBSP_USER_BTN, CYHAL_GPIO_DIR_INPUT, CYHAL_GPIO_DRIVE_PULLUP, CYBSP_BTN_OFF);
    cy_socket_init();
    xTaskCreate(client_task, "client", TASK_STACK, NULL, TASK_PRIORITY, &client);
    vTaskStartScheduler();
    CY_ASSERT(0);
}
