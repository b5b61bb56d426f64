/**
 * The coprocessor's secure flash: files that are encrypted and authenticated at rest, and that a
 * loss of power cannot hurt.
 *
 * <p>Reading order: {@link org.wwep.emulator.coprocessor.flash.SecureFlash}, {@link
 * org.wwep.emulator.coprocessor.flash.FlashFile}, {@link
 * org.wwep.emulator.coprocessor.flash.AccessTokens}, {@link
 * org.wwep.emulator.coprocessor.flash.FlashException}; what it stands on: {@link
 * org.wwep.emulator.coprocessor.flash.FlashMemory} and {@link
 * org.wwep.emulator.coprocessor.flash.Fuses}; who may sign: {@link
 * org.wwep.emulator.coprocessor.flash.SignedUpdate}, {@link
 * org.wwep.emulator.coprocessor.flash.RootCatalogue}. Inside: {@code DirectorySlots} (the two
 * copies of the directory), {@code Directory}, {@code FlashCipher} (AES-GCM).
 */
@NullMarked
package org.wwep.emulator.coprocessor.flash;

import org.jspecify.annotations.NullMarked;
