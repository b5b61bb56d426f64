/**
 * A network coprocessor in the manner of TI's CC3220: sockets, TLS, Wi-Fi and a secure flash behind
 * a channel of commands and events.
 *
 * <p>Reading order: {@link org.wwep.emulator.coprocessor.Coprocessor}, {@link
 * org.wwep.emulator.coprocessor.CoprocessorConfig}; what passes between it and the firmware: {@link
 * org.wwep.emulator.coprocessor.channel}; the firmware's side: {@link
 * org.wwep.emulator.coprocessor.driver}; its files: {@link org.wwep.emulator.coprocessor.flash}.
 * Inside: {@code SocketCommands}, {@code Radio}, {@code CredentialCommands}, {@code FileCommands},
 * each a part of what can be asked for.
 */
@NullMarked
package org.wwep.emulator.coprocessor;

import org.jspecify.annotations.NullMarked;
