/* Assertions: one that fails is the end of the firmware. */
#ifndef WWEP_ZEPHYR_ASSERT_H
#define WWEP_ZEPHYR_ASSERT_H

#include <assert.h>

#define __ASSERT(test, ...) assert(test)
#define __ASSERT_NO_MSG(test) assert(test)
#define __ASSERT_EVAL(plain, with, test, ...) with; assert(test)

#endif
