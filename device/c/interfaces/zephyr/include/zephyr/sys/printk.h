/* Printing. */
#ifndef WWEP_ZEPHYR_PRINTK_H
#define WWEP_ZEPHYR_PRINTK_H

#include <inttypes.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#define printk printf
#define vprintk vprintf
#define snprintk snprintf
#define vsnprintk vsnprintf

#endif
