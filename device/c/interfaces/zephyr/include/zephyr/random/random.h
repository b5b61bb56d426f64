/* Random numbers, the device's own. */
#ifndef WWEP_ZEPHYR_RANDOM_H
#define WWEP_ZEPHYR_RANDOM_H

#include <stddef.h>
#include <stdint.h>

uint8_t sys_rand8_get(void);
uint16_t sys_rand16_get(void);
uint32_t sys_rand32_get(void);
uint64_t sys_rand64_get(void);
void sys_rand_get(void *room, size_t size);
int sys_csrand_get(void *room, size_t size);

#endif
