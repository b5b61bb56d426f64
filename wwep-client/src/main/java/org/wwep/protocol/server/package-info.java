/**
 * What a register server answers, without any I/O: shared by the register server and by the servers
 * that run as firmware.
 *
 * <p>Reading order: {@link org.wwep.protocol.server.Conversation}, {@link
 * org.wwep.protocol.server.Exchange}, {@link org.wwep.protocol.server.RegisterStore}, {@link
 * org.wwep.protocol.server.StoreUnavailableException}.
 */
@NullMarked
package org.wwep.protocol.server;

import org.jspecify.annotations.NullMarked;
