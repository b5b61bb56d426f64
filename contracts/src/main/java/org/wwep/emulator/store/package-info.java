/** A Redis server for tests: {@link org.wwep.emulator.store.RedisProcess}. */
@NullMarked
package org.wwep.emulator.store;

import org.jspecify.annotations.NullMarked;
