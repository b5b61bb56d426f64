/* Doubly linked lists whose nodes belong to the caller. */
#ifndef WWEP_LINKED_LIST_H
#define WWEP_LINKED_LIST_H

#include <stddef.h>
#include <stdint.h>
#include "wiced_result.h"

typedef struct linked_list_node {
    void *data;
    struct linked_list_node *next;
    struct linked_list_node *prev;
} linked_list_node_t;

typedef struct {
    uint32_t count;
    linked_list_node_t *front;
    linked_list_node_t *rear;
} linked_list_t;

typedef wiced_bool_t (*linked_list_compare_callback_t)(linked_list_node_t *node, void *user_data);

wiced_result_t linked_list_init(linked_list_t *list);
wiced_result_t linked_list_deinit(linked_list_t *list);
wiced_result_t linked_list_get_count(linked_list_t *list, uint32_t *count);
wiced_result_t linked_list_set_node_data(linked_list_node_t *node, const void *data);
wiced_result_t linked_list_get_front_node(linked_list_t *list, linked_list_node_t **front);
wiced_result_t linked_list_get_rear_node(linked_list_t *list, linked_list_node_t **rear);
wiced_result_t linked_list_find_node(linked_list_t *list, linked_list_compare_callback_t compare,
                                     void *user_data, linked_list_node_t **found);
wiced_result_t linked_list_insert_node_at_front(linked_list_t *list, linked_list_node_t *node);
wiced_result_t linked_list_insert_node_at_rear(linked_list_t *list, linked_list_node_t *node);
wiced_result_t linked_list_insert_node_before(linked_list_t *list, linked_list_node_t *reference,
                                              linked_list_node_t *node);
wiced_result_t linked_list_insert_node_after(linked_list_t *list, linked_list_node_t *reference,
                                             linked_list_node_t *node);
wiced_result_t linked_list_remove_node(linked_list_t *list, linked_list_node_t *node);
wiced_result_t linked_list_remove_node_from_front(linked_list_t *list, linked_list_node_t **removed);
wiced_result_t linked_list_remove_node_from_rear(linked_list_t *list, linked_list_node_t **removed);

#endif
