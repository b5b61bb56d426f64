/* Part of FreeRTOS.h here. */
#include "FreeRTOS.h"
