/** Commands of one request and its reply: {@code read}, {@code write}, {@code send}. */
@NullMarked
package org.wwep.emulator.cli.exchange;

import org.jspecify.annotations.NullMarked;
