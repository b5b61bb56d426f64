/* Lists: every insertion is one between two neighbours, of which either may be missing. */
#include "wiced.h"

wiced_result_t linked_list_init(linked_list_t *list) {
    memset(list, 0, sizeof *list);
    return WICED_SUCCESS;
}

wiced_result_t linked_list_deinit(linked_list_t *list) {
    return linked_list_init(list);
}

wiced_result_t linked_list_get_count(linked_list_t *list, uint32_t *count) {
    *count = list->count;
    return WICED_SUCCESS;
}

wiced_result_t linked_list_set_node_data(linked_list_node_t *node, const void *data) {
    node->data = (void *)data;
    return WICED_SUCCESS;
}

wiced_result_t linked_list_get_front_node(linked_list_t *list, linked_list_node_t **front) {
    *front = list->front;
    return list->front == NULL ? WICED_NOT_FOUND : WICED_SUCCESS;
}

wiced_result_t linked_list_get_rear_node(linked_list_t *list, linked_list_node_t **rear) {
    *rear = list->rear;
    return list->rear == NULL ? WICED_NOT_FOUND : WICED_SUCCESS;
}

wiced_result_t linked_list_find_node(linked_list_t *list, linked_list_compare_callback_t compare,
                                     void *user_data, linked_list_node_t **found) {
    for (linked_list_node_t *node = list->front; node != NULL; node = node->next) {
        if (compare(node, user_data)) {
            *found = node;
            return WICED_SUCCESS;
        }
    }
    *found = NULL;
    return WICED_NOT_FOUND;
}

static wiced_result_t insert_between(linked_list_t *list, linked_list_node_t *before,
                                     linked_list_node_t *after, linked_list_node_t *node) {
    node->prev = before;
    node->next = after;
    *(before == NULL ? &list->front : &before->next) = node;
    *(after == NULL ? &list->rear : &after->prev) = node;
    list->count++;
    return WICED_SUCCESS;
}

wiced_result_t linked_list_insert_node_at_front(linked_list_t *list, linked_list_node_t *node) {
    return insert_between(list, NULL, list->front, node);
}

wiced_result_t linked_list_insert_node_at_rear(linked_list_t *list, linked_list_node_t *node) {
    return insert_between(list, list->rear, NULL, node);
}

wiced_result_t linked_list_insert_node_before(linked_list_t *list, linked_list_node_t *reference,
                                              linked_list_node_t *node) {
    return insert_between(list, reference->prev, reference, node);
}

wiced_result_t linked_list_insert_node_after(linked_list_t *list, linked_list_node_t *reference,
                                             linked_list_node_t *node) {
    return insert_between(list, reference, reference->next, node);
}

wiced_result_t linked_list_remove_node(linked_list_t *list, linked_list_node_t *node) {
    if (list->count == 0) {
        return WICED_NOT_FOUND;
    }
    *(node->prev == NULL ? &list->front : &node->prev->next) = node->next;
    *(node->next == NULL ? &list->rear : &node->next->prev) = node->prev;
    node->next = NULL;
    node->prev = NULL;
    list->count--;
    return WICED_SUCCESS;
}

wiced_result_t linked_list_remove_node_from_front(linked_list_t *list, linked_list_node_t **removed) {
    *removed = list->front;
    return *removed == NULL ? WICED_NOT_FOUND : linked_list_remove_node(list, *removed);
}

wiced_result_t linked_list_remove_node_from_rear(linked_list_t *list, linked_list_node_t **removed) {
    *removed = list->rear;
    return *removed == NULL ? WICED_NOT_FOUND : linked_list_remove_node(list, *removed);
}
