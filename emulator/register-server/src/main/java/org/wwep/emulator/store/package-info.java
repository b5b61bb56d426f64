/**
 * Where a register server keeps its registers beyond its own life.
 *
 * <p>Reading order: {@link org.wwep.emulator.server.Store} and its kinds here: {@link
 * org.wwep.emulator.store.FileStore} (inside: {@code RegisterJournal}, {@code RegisterFile}, what
 * is in the file: {@code StoreHeader}, {@code CommitCounter}, {@code CommitRecord}; how it is read:
 * {@code StoreReader}) and {@link org.wwep.emulator.store.RedisStore} (inside: {@code
 * RedisConnection}; with replicas {@link org.wwep.emulator.store.ReplicaPolicy}, {@code
 * ReplicatedWriter}, {@code ReplicatedWriteQueue}; to tell other servers {@link
 * org.wwep.emulator.store.RedisFeed}); to copy them, {@link org.wwep.emulator.server.Register} and
 * {@link org.wwep.emulator.store.DumpFormat}.
 */
@NullMarked
package org.wwep.emulator.store;

import org.jspecify.annotations.NullMarked;
