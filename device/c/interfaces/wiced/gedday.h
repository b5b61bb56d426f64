/* Refused by name: firmware that needs it does not build. */
#error "gedday.h: multicast DNS (gedday_init, gedday_add_service) is left out of firmware in C; docs/explanation/left-out.md says what there is"
