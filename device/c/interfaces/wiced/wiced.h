/* The one header that WICED applications include; sources of such applications compile against it as they are. */
#ifndef WWEP_WICED_H
#define WWEP_WICED_H

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "wiced_result.h"
#include "wiced_utilities.h"
#include "linked_list.h"
#include "wiced_rtos.h"
#include "wiced_time.h"
#include "wiced_platform.h"
#include "wiced_network.h"
#include "wiced_tls.h"
#include "wiced_tcpip.h"
#include "wiced_dct.h"

void application_start(void);

wiced_result_t wiced_init(void);
wiced_result_t wiced_core_init(void);
wiced_result_t wiced_deinit(void);

#endif
