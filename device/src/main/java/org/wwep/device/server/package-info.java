/**
 * The course's servers as firmware.
 *
 * <p>Reading order: {@link org.wwep.device.server.Transaction}.
 */
@NullMarked
package org.wwep.device.server;

import org.jspecify.annotations.NullMarked;
