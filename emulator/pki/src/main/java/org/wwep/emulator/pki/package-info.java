/**
 * Certificates for development, made on first use.
 *
 * <p>Reading order: {@link org.wwep.emulator.pki.DevelopmentCa}, {@link
 * org.wwep.emulator.pki.IssuedCertificate}; inside: {@code CertificateBuilder} (what is in a
 * certificate), {@code PrivateFiles} (how a key gets to the disk unseen).
 */
@NullMarked
package org.wwep.emulator.pki;

import org.jspecify.annotations.NullMarked;
