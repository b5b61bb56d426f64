/*
 * What firmware may tell whoever runs it here: what has to hold. A board's build has no such header, so include it by
 * __has_include, and let wwep_expect be nothing there:
 *
 *     #if __has_include("wwep.h")
 *     #include "wwep.h"
 *     #else
 *     #define wwep_expect(condition) ((void)0)
 *     #endif
 */
#ifndef WWEP_H
#define WWEP_H

/* Fails the run, or the exploration, if the condition does not hold; the firmware goes on. */
#define wwep_expect(condition) ((condition) ? (void)0 : wwep_expectation_failed(#condition, __func__, __FILE__, __LINE__))

void wwep_expectation_failed(const char *condition, const char *function, const char *file, int line);

#endif
