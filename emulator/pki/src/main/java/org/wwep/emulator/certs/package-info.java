/**
 * Certificates for development, made on first use.
 *
 * <p>Reading order: {@link org.wwep.emulator.certs.DevelopmentCa}, {@link
 * org.wwep.emulator.certs.Issued}; inside: {@code Issuing} (what is in a certificate), {@code
 * PrivateFiles} (how a key gets to the disk unseen).
 */
@NullMarked
package org.wwep.emulator.certs;

import org.jspecify.annotations.NullMarked;
