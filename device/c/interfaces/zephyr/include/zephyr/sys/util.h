/* Macros that count, compare and choose. */
#ifndef WWEP_ZEPHYR_UTIL_H
#define WWEP_ZEPHYR_UTIL_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zephyr/toolchain.h>

#define BIT(n) (1UL << (n))
#define BIT64(n) (1ULL << (n))
#define BIT_MASK(n) (BIT(n) - 1UL)
#define WRITE_BIT(variable, bit, set) ((variable) = (set) ? ((variable) | BIT(bit)) : ((variable) & ~BIT(bit)))
#define IS_BIT_SET(value, bit) (((value) >> (bit) & 1) != 0)
#define KHZ(x) ((x) * 1000)
#define MHZ(x) (KHZ(x) * 1000)
#define KB(x) ((x) << 10)

#ifndef ARRAY_SIZE
#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))
#endif
#define ARRAY_FOR_EACH(array, index) for (size_t index = 0; index < ARRAY_SIZE(array); index++)
#ifndef MIN
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#endif
#ifndef CLAMP
#define CLAMP(value, low, high) ((value) <= (low) ? (low) : MIN(value, high))
#endif
#define IN_RANGE(value, low, high) ((value) >= (low) && (value) <= (high))
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define ROUND_UP(x, align) (DIV_ROUND_UP(x, align) * (align))
#define ROUND_DOWN(x, align) ((x) / (align) * (align))
#define CONTAINER_OF(pointer, type, field) ((type *)((char *)(pointer) - offsetof(type, field)))
#define POINTER_TO_UINT(x) ((uintptr_t)(x))
#define UINT_TO_POINTER(x) ((void *)(uintptr_t)(x))
#define POINTER_TO_INT(x) ((intptr_t)(x))
#define INT_TO_POINTER(x) ((void *)(intptr_t)(x))

#define STRINGIFY_(x) #x
#define STRINGIFY(x) STRINGIFY_(x)
#define CONCAT_(a, b) a##b
#define CONCAT(a, b) CONCAT_(a, b)
#define _CONCAT(a, b) CONCAT_(a, b)
#define EMPTY
#define NUM_VA_ARGS_LESS_1(...) (sizeof((int[]){__VA_ARGS__}) / sizeof(int) - 1)

/* 1 for a macro that is defined as 1, else 0: what is 1 puts one more argument in front of the choice. */
#define WWEP_MORE_1 more,
#define WWEP_SECOND(first, second, ...) second
#define WWEP_CHOICE(maybe_more) WWEP_SECOND(maybe_more 1, 0, 0)
#define WWEP_IS_1(value) WWEP_CHOICE(WWEP_MORE_##value)
#define IS_ENABLED_(value) WWEP_IS_1(value)
#define IS_ENABLED(config) IS_ENABLED_(config)

/* The chosen code stands in parentheses, which go. */
#define WWEP_BARE(...) __VA_ARGS__
#define WWEP_SECOND_CODE(first, second, ...) WWEP_BARE second
#define WWEP_CODE_CHOICE(maybe_more, yes, no) WWEP_SECOND_CODE(maybe_more yes, no, ())
#define WWEP_CODE_IF_1(value, yes, no) WWEP_CODE_CHOICE(WWEP_MORE_##value, yes, no)
#define WWEP_COND_EXPANDED(value, yes, no) WWEP_CODE_IF_1(value, yes, no)
#define COND_CODE_1(flag, yes, no) WWEP_COND_EXPANDED(flag, yes, no)
#define IF_ENABLED(flag, code) COND_CODE_1(flag, code, ())

#endif
