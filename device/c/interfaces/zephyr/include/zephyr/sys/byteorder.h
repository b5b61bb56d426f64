/* Numbers of several bytes, in a fixed order; processors here are little-endian. */
#ifndef WWEP_ZEPHYR_BYTEORDER_H
#define WWEP_ZEPHYR_BYTEORDER_H

#include <stdint.h>

#define sys_cpu_to_be16(x) __builtin_bswap16(x)
#define sys_cpu_to_be32(x) __builtin_bswap32(x)
#define sys_cpu_to_be64(x) __builtin_bswap64(x)
#define sys_be16_to_cpu(x) __builtin_bswap16(x)
#define sys_be32_to_cpu(x) __builtin_bswap32(x)
#define sys_be64_to_cpu(x) __builtin_bswap64(x)
#define sys_cpu_to_le16(x) ((uint16_t)(x))
#define sys_cpu_to_le32(x) ((uint32_t)(x))
#define sys_le16_to_cpu(x) ((uint16_t)(x))
#define sys_le32_to_cpu(x) ((uint32_t)(x))

static inline void sys_put_be16(uint16_t value, uint8_t to[2]) {
    to[0] = (uint8_t)(value >> 8);
    to[1] = (uint8_t)value;
}

static inline void sys_put_be32(uint32_t value, uint8_t to[4]) {
    sys_put_be16((uint16_t)(value >> 16), to);
    sys_put_be16((uint16_t)value, to + 2);
}

static inline uint16_t sys_get_be16(const uint8_t from[2]) {
    return (uint16_t)(from[0] << 8 | from[1]);
}

static inline uint32_t sys_get_be32(const uint8_t from[4]) {
    return (uint32_t)sys_get_be16(from) << 16 | sys_get_be16(from + 2);
}

static inline void sys_put_le16(uint16_t value, uint8_t to[2]) {
    sys_put_be16(__builtin_bswap16(value), to);
}

static inline void sys_put_le32(uint32_t value, uint8_t to[4]) {
    sys_put_be32(__builtin_bswap32(value), to);
}

static inline uint16_t sys_get_le16(const uint8_t from[2]) {
    return __builtin_bswap16(sys_get_be16(from));
}

static inline uint32_t sys_get_le32(const uint8_t from[4]) {
    return __builtin_bswap32(sys_get_be32(from));
}

#endif
