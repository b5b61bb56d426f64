/**
 * The part's own small services, on the coprocessor's side: a page of its state, and its name on
 * the local network.
 *
 * <p>Reading order: {@link org.wwep.emulator.netapp.StatePage}, {@link
 * org.wwep.emulator.netapp.Discovery}.
 */
@NullMarked
package org.wwep.emulator.netapp;

import org.jspecify.annotations.NullMarked;
