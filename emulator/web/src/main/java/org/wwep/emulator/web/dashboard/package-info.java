/**
 * A register server in a browser, live.
 *
 * <p>Reading order: {@link org.wwep.emulator.web.dashboard.Dashboard}, {@link
 * org.wwep.emulator.web.dashboard.TransactionDigest}.
 */
@NullMarked
package org.wwep.emulator.web.dashboard;

import org.jspecify.annotations.NullMarked;
