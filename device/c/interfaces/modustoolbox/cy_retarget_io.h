/* printf and getchar by the debug UART; they are the device's console here from the start. */
#ifndef WWEP_CY_RETARGET_IO_H
#define WWEP_CY_RETARGET_IO_H

#include "cyhal.h"

#define CY_RETARGET_IO_BAUDRATE (115200)

extern cyhal_uart_t cy_retarget_io_uart_obj;

cy_rslt_t cy_retarget_io_init(cyhal_gpio_t tx, cyhal_gpio_t rx, uint32_t baudrate);
void cy_retarget_io_deinit(void);
#define cy_retarget_io_init_fc(tx, rx, cts, rts, baudrate) \
    ((void)(cts), (void)(rts), cy_retarget_io_init(tx, rx, baudrate))
bool cy_retarget_io_is_tx_active(void);

#endif
