/* Log lines: level, module, text. CONFIG_LOG_DEFAULT_LEVEL says from which level on they are printed. */
#ifndef WWEP_ZEPHYR_LOG_H
#define WWEP_ZEPHYR_LOG_H

#include <inttypes.h>
#include <zephyr/sys/util.h>

#define LOG_LEVEL_NONE 0
#define LOG_LEVEL_ERR 1
#define LOG_LEVEL_WRN 2
#define LOG_LEVEL_INF 3
#define LOG_LEVEL_DBG 4
#ifndef CONFIG_LOG_DEFAULT_LEVEL
#define CONFIG_LOG_DEFAULT_LEVEL LOG_LEVEL_INF
#endif

void wwep_log(int level, const char *module, const char *format, ...) __attribute__((format(printf, 3, 4)));
void wwep_log_bytes(int level, const char *module, const void *bytes, size_t length, const char *text);

/* The level is a second argument, or left out. */
#define WWEP_LOG_LEVEL(name, level, ...) level
#define WWEP_LOG_NAME(name, ...) #name
#define LOG_MODULE_REGISTER(...) \
    static const char *const wwep_log_module __attribute__((unused)) = WWEP_LOG_NAME(__VA_ARGS__, 0); \
    static const int wwep_log_level __attribute__((unused)) = \
        WWEP_LOG_LEVEL(__VA_ARGS__, CONFIG_LOG_DEFAULT_LEVEL, 0)
#define LOG_MODULE_DECLARE(...) LOG_MODULE_REGISTER(__VA_ARGS__)

#define WWEP_LOG(level, ...) ((level) <= wwep_log_level ? wwep_log(level, wwep_log_module, __VA_ARGS__) : (void)0)
#define LOG_ERR(...) WWEP_LOG(LOG_LEVEL_ERR, __VA_ARGS__)
#define LOG_WRN(...) WWEP_LOG(LOG_LEVEL_WRN, __VA_ARGS__)
#define LOG_INF(...) WWEP_LOG(LOG_LEVEL_INF, __VA_ARGS__)
#define LOG_DBG(...) WWEP_LOG(LOG_LEVEL_DBG, __VA_ARGS__)
#define LOG_PRINTK(...) printk(__VA_ARGS__)
#define LOG_RAW(...) printk(__VA_ARGS__)
#define WWEP_LOG_HEX(level, bytes, length, text) \
    ((level) <= wwep_log_level ? wwep_log_bytes(level, wwep_log_module, bytes, length, text) : (void)0)
#define LOG_HEXDUMP_ERR(bytes, length, text) WWEP_LOG_HEX(LOG_LEVEL_ERR, bytes, length, text)
#define LOG_HEXDUMP_WRN(bytes, length, text) WWEP_LOG_HEX(LOG_LEVEL_WRN, bytes, length, text)
#define LOG_HEXDUMP_INF(bytes, length, text) WWEP_LOG_HEX(LOG_LEVEL_INF, bytes, length, text)
#define LOG_HEXDUMP_DBG(bytes, length, text) WWEP_LOG_HEX(LOG_LEVEL_DBG, bytes, length, text)

#endif
