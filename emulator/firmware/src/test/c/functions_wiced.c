/* Every function of WICED's kernel, storage and pins that no other program of a test calls. */
#include "wiced.h"
#include "wwep.h"
#include "check.h"

static wiced_thread_t thread;
static wiced_semaphore_t semaphore;
static int ran, ticks, edges;

static wiced_time_t now(void) {
    wiced_time_t time;
    wiced_time_get_time(&time);
    return time;
}

static void run(wiced_thread_arg_t arg) {
    ran = *(int *)arg;
    CHECK(wiced_rtos_is_current_thread(&thread) == WICED_SUCCESS);
}

static void on_timer(void *arg) {
    ticks += *(int *)arg;
}

static void on_edge(void *arg) {
    UNUSED_PARAMETER(arg);
    edges++;
}

static void lists(void) {
    linked_list_t list;
    linked_list_node_t a = {0}, b = {0}, c = {0}, d = {0}, *found;
    uint32_t count;
    linked_list_init(&list);
    CHECK(linked_list_get_front_node(&list, &found) == WICED_NOT_FOUND);
    CHECK(linked_list_get_rear_node(&list, &found) == WICED_NOT_FOUND);
    CHECK(linked_list_remove_node_from_front(&list, &found) == WICED_NOT_FOUND);
    CHECK(linked_list_remove_node_from_rear(&list, &found) == WICED_NOT_FOUND);
    linked_list_set_node_data(&b, "b");
    linked_list_insert_node_at_rear(&list, &b);
    linked_list_insert_node_before(&list, &b, &a);
    linked_list_insert_node_after(&list, &b, &c);
    linked_list_insert_node_at_rear(&list, &d);
    CHECK(linked_list_get_count(&list, &count) == WICED_SUCCESS && count == 4);
    CHECK(linked_list_get_front_node(&list, &found) == WICED_SUCCESS && found == &a);
    CHECK(linked_list_get_rear_node(&list, &found) == WICED_SUCCESS && found == &d);
    CHECK(a.next == &b && *(char *)a.next->data == 'b' && d.prev == &c);
    CHECK(linked_list_remove_node(&list, &b) == WICED_SUCCESS && a.next == &c && c.prev == &a && b.next == NULL);
    CHECK(linked_list_remove_node_from_front(&list, &found) == WICED_SUCCESS && found == &a);
    CHECK(linked_list_remove_node_from_rear(&list, &found) == WICED_SUCCESS && found == &d);
    CHECK(list.front == &c && list.rear == &c && list.count == 1);
    CHECK(linked_list_deinit(&list) == WICED_SUCCESS && list.count == 0);
}

static void threads(void) {
    static char stack[2048];
    int seven = 7, three = 3, item = 5;
    wiced_queue_t queue;
    wiced_mutex_t mutex;
    wiced_timer_t timer;
    wiced_event_flags_t events;
    CHECK(wiced_rtos_create_thread_with_stack(&thread, 5, "own stack", run, stack, sizeof stack, &seven) ==
          WICED_SUCCESS);
    wiced_rtos_thread_join(&thread);
    CHECK(ran == 7 && wiced_rtos_is_current_thread(&thread) == WICED_ERROR);
    CHECK(wiced_rtos_delete_thread(&thread) == WICED_SUCCESS);
    wiced_time_t before = now();
    CHECK(wiced_rtos_delay_microseconds(2000) == WICED_SUCCESS && now() == before + 2);
    wiced_rtos_init_semaphore(&semaphore);
    CHECK(wiced_rtos_get_semaphore(&semaphore, 3) == WICED_TIMEOUT && now() == before + 5);
    wiced_rtos_init_queue(&queue, "queue", sizeof item, 1);
    CHECK(wiced_rtos_is_queue_empty(&queue) == WICED_SUCCESS);
    wiced_rtos_push_to_queue(&queue, &item, WICED_NO_WAIT);
    CHECK(wiced_rtos_is_queue_empty(&queue) == WICED_ERROR && wiced_rtos_is_queue_full(&queue) == WICED_SUCCESS);
    CHECK(wiced_rtos_push_to_queue(&queue, &item, 2) == WICED_TIMEOUT);
    CHECK(wiced_rtos_deinit_queue(&queue) == WICED_SUCCESS);
    wiced_rtos_init_mutex(&mutex);
    CHECK(wiced_rtos_deinit_mutex(&mutex) == WICED_SUCCESS);
    wiced_rtos_init_event_flags(&events);
    wiced_rtos_set_event_flags(&events, 5);
    CHECK(events.flags == 5 && wiced_rtos_deinit_event_flags(&events) == WICED_SUCCESS && events.flags == 0);
    wiced_rtos_init_timer(&timer, 10, on_timer, &three);
    CHECK(wiced_rtos_is_timer_running(&timer) == WICED_ERROR);
    wiced_rtos_start_timer(&timer);
    CHECK(wiced_rtos_is_timer_running(&timer) == WICED_SUCCESS);
    wiced_rtos_delay_milliseconds(25);
    CHECK(ticks == 6 && wiced_rtos_deinit_timer(&timer) == WICED_SUCCESS);
    wiced_rtos_delay_milliseconds(25);
    CHECK(ticks == 6 && wiced_rtos_is_timer_running(&timer) == WICED_ERROR);
}

static void time_of_day(void) {
    wiced_utc_time_t seconds;
    wiced_utc_time_ms_t milliseconds;
    wiced_time_get_utc_time(&seconds);
    wiced_time_get_utc_time_ms(&milliseconds);
    CHECK(seconds > 1700000000 && milliseconds / 1000 == seconds);
}

static void storage(void) {
    char text[6] = "hello", *read;
    CHECK(wiced_dct_write(text, DCT_APP_SECTION, 100, sizeof text) == WICED_SUCCESS);
    CHECK(wiced_dct_write(text, DCT_APP_SECTION, 16380, sizeof text) == WICED_BADARG);
    CHECK(wiced_dct_read_lock((void **)&read, WICED_FALSE, DCT_APP_SECTION, 100, sizeof text) == WICED_SUCCESS);
    CHECK(strcmp(read, "hello") == 0 && wiced_dct_read_unlock(read, WICED_FALSE) == WICED_SUCCESS);
}

static void network(void) {
    wiced_mac_t mac, same;
    wiced_ip_address_t address, own;
    uint32_t elapsed = 0;
    SET_IPV4_ADDRESS(address, MAKE_IPV4_ADDRESS(198, 51, 100, 3));
    CHECK(!wiced_network_is_ip_up(WICED_STA_INTERFACE) && !wiced_network_is_up(WICED_STA_INTERFACE));
    CHECK(wiced_ip_get_ipv4_address(WICED_STA_INTERFACE, &own) == WICED_NOTUP);
    CHECK(wiced_ping(WICED_STA_INTERFACE, &address, 100, &elapsed) == WICED_NOTUP);
    wiced_network_up(WICED_STA_INTERFACE, WICED_USE_EXTERNAL_DHCP_SERVER, NULL);
    CHECK(wiced_network_is_ip_up(WICED_STA_INTERFACE) && wiced_network_is_up(WICED_STA_INTERFACE));
    CHECK(wiced_ip_get_ipv4_address(WICED_STA_INTERFACE, &own) == WICED_SUCCESS);
    CHECK(GET_IPV4_ADDRESS(own) == MAKE_IPV4_ADDRESS(198, 51, 100, 14));
    CHECK(wiced_ping(WICED_STA_INTERFACE, &address, 100, &elapsed) == WICED_SUCCESS && elapsed <= 100);
    wiced_wifi_get_mac_address(&mac);
    CHECK(wwd_wifi_get_mac_address(&same, WICED_STA_INTERFACE) == WICED_SUCCESS && memcmp(&mac, &same, 6) == 0);
}

static void credentials(void) {
    wiced_tls_identity_t identity;
    wiced_tls_context_t context;
    CHECK(wiced_tls_init_identity(&identity, "key", 3, (const uint8_t *)"no", 2) == WICED_BADARG);
    CHECK(wiced_tls_init_identity(&identity, NULL, 0, NULL, 0) == WICED_SUCCESS);
    CHECK(wiced_tls_init_context(&context, &identity, NULL) == WICED_SUCCESS);
    CHECK(wiced_tls_reset_context(&context) == WICED_SUCCESS && context.identity == &identity);
    CHECK(wiced_tls_deinit_context(&context) == WICED_SUCCESS && context.identity == NULL);
    CHECK(wiced_tls_deinit_identity(&identity) == WICED_SUCCESS);
    CHECK(wiced_tls_deinit_root_ca_certificates() == WICED_SUCCESS);
}

static void packets(void) {
    wiced_tcp_socket_t socket;
    wiced_packet_t *packet;
    uint8_t *data, *part;
    uint16_t room, some, all;
    wiced_tcp_create_socket(&socket, WICED_STA_INTERFACE);
    CHECK(wiced_packet_create_tcp(&socket, 8, &packet, &data, &room) == WICED_SUCCESS && room > 100);
    memcpy(data, "12345678", 8);
    wiced_packet_set_data_end(packet, data + 8);
    CHECK(wiced_packet_set_data_start(packet, data + 3) == WICED_SUCCESS);
    CHECK(wiced_packet_get_data(packet, 1, &part, &some, &all) == WICED_SUCCESS && all == 4 && *part == '5');
    CHECK(wiced_packet_delete(packet) == WICED_SUCCESS);
    wiced_ip_address_t INITIALISER_IPV4_ADDRESS(server, MAKE_IPV4_ADDRESS(198, 51, 100, 3));
    CHECK(wiced_tcp_connect(&socket, &server, 27708, 1000) == WICED_SUCCESS);
    CHECK(wiced_tcp_send_buffer(&socket, "W123405ABCD", 11) == WICED_SUCCESS);
    CHECK(wiced_tcp_receive(&socket, &packet, 1000) == WICED_SUCCESS);
    CHECK(wiced_packet_get_data(packet, 0, &part, &some, &all) == WICED_SUCCESS && memcmp(part, "A123405ABCD", 11) == 0);
    wiced_packet_delete(packet);
    wiced_tcp_delete_socket(&socket);
    CHECK(wiced_network_down(WICED_STA_INTERFACE) == WICED_SUCCESS && !wiced_network_is_up(WICED_STA_INTERFACE));
}

static void pins(void) {
    CHECK(wiced_gpio_init(WICED_LED1, OUTPUT_PUSH_PULL) == WICED_SUCCESS);
    CHECK(wiced_uart_init(STDIO_UART, NULL, NULL) == WICED_SUCCESS);
    CHECK(wiced_uart_transmit_bytes(STDIO_UART, "bytes\n", 6) == WICED_SUCCESS);
    CHECK(wiced_gpio_input_get(WICED_BUTTON1) == WICED_TRUE && MAX(1, 2) == 2 && MIN(1, 2) == 1);
    wiced_gpio_input_irq_enable(WICED_BUTTON1, IRQ_TRIGGER_FALLING_EDGE, on_edge, NULL);
    printf("press\n");
    wiced_rtos_delay_milliseconds(1000);
    CHECK(edges == 1 && wiced_gpio_input_irq_disable(WICED_BUTTON1) == WICED_SUCCESS);
    wiced_rtos_delay_milliseconds(1000);
    CHECK(edges == 1);
    wiced_gpio_input_irq_enable(WICED_BUTTON1, IRQ_TRIGGER_FALLING_EDGE, on_edge, NULL);
    CHECK(wiced_gpio_deinit(WICED_BUTTON1) == WICED_SUCCESS);
    wiced_rtos_delay_milliseconds(1000);
    CHECK(edges == 1);
}

void application_start(void) {
    CHECK(wiced_core_init() == WICED_SUCCESS);
    WPRINT_MACRO(("macro "));
    WPRINT_LIB_INFO(("library "));
    WPRINT_LIB_ERROR(("mistake "));
    WPRINT_APP_ERROR(("error "));
    WPRINT_APP_DEBUG(("nothing "));
    WPRINT_APP_INFO(("info\n"));
    lists();
    threads();
    time_of_day();
    storage();
    network();
    credentials();
    packets();
    pins();
    CHECK(wiced_deinit() == WICED_SUCCESS);
    wwep_expectation_failed("what wwep_expect says", __func__, __FILE__, __LINE__);
    checked();
}
