/**
 * The coprocessor's secure flash: files that are encrypted and authenticated at rest, and that a
 * loss of power cannot hurt.
 *
 * <p>Reading order: {@link org.wwep.emulator.nwp.flash.SecureFlash}, {@link
 * org.wwep.emulator.nwp.flash.FlashFile}, {@link org.wwep.emulator.nwp.flash.AccessTokens}, {@link
 * org.wwep.emulator.nwp.flash.FlashException}; what it stands on: {@link
 * org.wwep.emulator.nwp.flash.FlashMemory} and {@link org.wwep.emulator.nwp.flash.Fuses}; who may
 * sign: {@link org.wwep.emulator.nwp.flash.SignedUpdate}, {@link
 * org.wwep.emulator.nwp.flash.RootCatalogue}. Inside: {@code Slots} (the two copies of the
 * directory), {@code Directory}, {@code Sealing} (AES-GCM).
 */
@NullMarked
package org.wwep.emulator.nwp.flash;

import org.jspecify.annotations.NullMarked;
