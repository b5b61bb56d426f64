/**
 * Experiments to look at: what goes wrong without a defence, and what the defence does.
 *
 * <p>Reading order: {@link org.wwep.emulator.lab.MitmLab} (the course's man in the middle), {@link
 * org.wwep.emulator.lab.TlsInterceptor} (the attacker).
 */
@NullMarked
package org.wwep.emulator.lab;

import org.jspecify.annotations.NullMarked;
