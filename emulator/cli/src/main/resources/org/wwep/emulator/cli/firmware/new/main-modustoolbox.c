/*
 * Each press of the user button flips the user LED and writes it to register 05 of the register server.
 * Builds unchanged with ModusToolbox for a board, and with wwep for the simulator.
 */
#include "cy_retarget_io.h"
#include "cy_secure_sockets.h"
#include "cy_wcm.h"
#include "cybsp.h"
#include "cyhal.h"
#include <FreeRTOS.h>
#include <semphr.h>
#include <task.h>

#define WIFI_SSID "your network"
#define WIFI_PASSWORD "its password"
#define SERVER_NAME "wwep.wa101.cypress.com"
#define SERVER_PORT 27708
#define FRAME_LENGTH 11
#define ATTEMPTS 3
#define MOST_PRESSES 100
#define BOUNCE pdMS_TO_TICKS(20)

static SemaphoreHandle_t presses;
static cy_socket_sockaddr_t server = {.port = SERVER_PORT};
static uint16_t device_id;

/* An interrupt handler must not block: it only tells the task below. A contact bounces: edges soon after another are none. */
static void on_edge(void *arg, cyhal_gpio_event_t event) {
    static TickType_t last;
    TickType_t now = xTaskGetTickCountFromISR();
    BaseType_t woken = pdFALSE;
    CY_UNUSED_PARAMETER(arg);
    CY_UNUSED_PARAMETER(event);
    if ((last == 0 || now - last > BOUNCE) && cyhal_gpio_read(CYBSP_USER_BTN) == CYBSP_BTN_PRESSED) {
        xSemaphoreGiveFromISR(presses, &woken);
    }
    last = now;
    portYIELD_FROM_ISR(woken);
}

static cyhal_gpio_callback_data_t button = {.callback = on_edge};

static bool ask(cy_socket_t socket, const char *frame) {
    uint32_t timeout = 500, sent, count = 0;
    char reply[FRAME_LENGTH + 1] = {0};
    if (cy_socket_setsockopt(socket, CY_SOCKET_SOL_SOCKET, CY_SOCKET_SO_RCVTIMEO, &timeout, sizeof timeout) != CY_RSLT_SUCCESS
        || cy_socket_connect(socket, &server, sizeof server) != CY_RSLT_SUCCESS
        || cy_socket_send(socket, frame, FRAME_LENGTH, CY_SOCKET_FLAGS_NONE, &sent) != CY_RSLT_SUCCESS) {
        return false;
    }
    return cy_socket_recv(socket, reply, FRAME_LENGTH, CY_SOCKET_FLAGS_NONE, &count) == CY_RSLT_SUCCESS && reply[0] == 'A';
}

static bool tell(const char *frame) {
    cy_socket_t socket;
    if (cy_socket_create(CY_SOCKET_DOMAIN_AF_INET, CY_SOCKET_TYPE_STREAM, CY_SOCKET_IPPROTO_TCP, &socket) != CY_RSLT_SUCCESS) {
        return false;
    }
    bool told = ask(socket, frame);
    cy_socket_disconnect(socket, 0);
    cy_socket_delete(socket);
    return told;
}

static void join(void) {
    cy_wcm_config_t config = {.interface = CY_WCM_INTERFACE_TYPE_STA};
    cy_wcm_connect_params_t params = {.ap_credentials = {.SSID = WIFI_SSID, .password = WIFI_PASSWORD,
                                                         .security = CY_WCM_SECURITY_WPA2_AES_PSK}};
    cy_wcm_ip_address_t address;
    cy_wcm_mac_t mac;
    cy_wcm_init(&config);
    while (cy_wcm_connect_ap(&params, &address) != CY_RSLT_SUCCESS) {
        printf("no network yet\n");
        vTaskDelay(pdMS_TO_TICKS(500));
    }
    cy_wcm_get_mac_addr(CY_WCM_INTERFACE_TYPE_STA, &mac);
    for (int i = 0; i < CY_WCM_MAC_ADDR_LEN; i++) {
        device_id = (uint16_t)(device_id + mac[i]);
    }
    while (cy_socket_gethostbyname(SERVER_NAME, CY_SOCKET_IP_VER_V4, &server.ip_address) != CY_RSLT_SUCCESS) {
        printf("no address for " SERVER_NAME " yet\n");
        vTaskDelay(pdMS_TO_TICKS(500));
    }
}

static void client_task(void *arg) {
    int lit = 0;
    CY_UNUSED_PARAMETER(arg);
    join();
    cyhal_gpio_register_callback(CYBSP_USER_BTN, &button);
    cyhal_gpio_enable_event(CYBSP_USER_BTN, CYHAL_GPIO_IRQ_BOTH, 5, true);
    printf("ready\n");
    for (;;) {
        char frame[FRAME_LENGTH + 1];
        bool told = false;
        xSemaphoreTake(presses, portMAX_DELAY);
        lit = !lit;
        cyhal_gpio_write(CYBSP_USER_LED, lit ? CYBSP_LED_STATE_ON : CYBSP_LED_STATE_OFF);
        snprintf(frame, sizeof frame, "W%04X05%04X", device_id, lit);
        for (int i = 0; i < ATTEMPTS && !told; i++) {
            told = tell(frame);
        }
        printf("%s %s\n", frame, told ? "acknowledged" : "given up");
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
    presses = xSemaphoreCreateCounting(MOST_PRESSES, 0);
    xTaskCreate(client_task, "client", 5 * 1024, NULL, 1, NULL);
    vTaskStartScheduler();
    CY_ASSERT(0);
}
