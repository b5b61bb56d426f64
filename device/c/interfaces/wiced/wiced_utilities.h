/* Printing and small macros. */
#ifndef WWEP_WICED_UTILITIES_H
#define WWEP_WICED_UTILITIES_H

#include <stdio.h>

#define UNUSED_PARAMETER(x) ((void)(x))
#define UNUSED_VARIABLE(x) ((void)(x))
#ifndef MIN
#define MIN(x, y) ((x) < (y) ? (x) : (y))
#define MAX(x, y) ((x) > (y) ? (x) : (y))
#endif

/* The arguments come in parentheses of their own. */
#define WPRINT_MACRO(args) do { printf args; } while (0)
#define WPRINT_APP_INFO(args) WPRINT_MACRO(args)
#define WPRINT_APP_ERROR(args) WPRINT_MACRO(args)
#define WPRINT_APP_DEBUG(args)
#define WPRINT_LIB_INFO(args) WPRINT_MACRO(args)
#define WPRINT_LIB_ERROR(args) WPRINT_MACRO(args)

#endif
