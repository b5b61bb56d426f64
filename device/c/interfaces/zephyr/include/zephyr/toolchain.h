/* What the compiler is told, and small macros. */
#ifndef WWEP_ZEPHYR_TOOLCHAIN_H
#define WWEP_ZEPHYR_TOOLCHAIN_H

#define __packed __attribute__((packed))
#define __aligned(x) __attribute__((aligned(x)))
#define __unused __attribute__((unused))
#define __maybe_unused __attribute__((unused))
#define __noinit
#define __weak __attribute__((weak))
#define __syscall static inline
#define __deprecated
#define __fallthrough __attribute__((fallthrough))
#define FUNC_NORETURN __attribute__((noreturn))
#define ALWAYS_INLINE inline __attribute__((always_inline))
#define BUILD_ASSERT(condition, ...) _Static_assert(condition, "" __VA_ARGS__)
#define ARG_UNUSED(x) ((void)(x))
#define likely(x) (x)
#define unlikely(x) (x)

#endif
