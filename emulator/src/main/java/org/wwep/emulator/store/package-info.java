/**
 * Where a class server keeps its registers.
 *
 * <p>Reading order: {@link org.wwep.protocol.server.RegisterStore}, {@link
 * org.wwep.emulator.store.MemoryStore}.
 */
@NullMarked
package org.wwep.emulator.store;

import org.jspecify.annotations.NullMarked;
