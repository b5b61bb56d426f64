/**
 * The part's own small services, on the coprocessor's side: a page of its state, and its name on
 * the local network.
 *
 * <p>Reading order: {@link org.wwep.emulator.nwp.netapp.StatePage}, {@link
 * org.wwep.emulator.nwp.netapp.Discovery}.
 */
@NullMarked
package org.wwep.emulator.nwp.netapp;

import org.jspecify.annotations.NullMarked;
