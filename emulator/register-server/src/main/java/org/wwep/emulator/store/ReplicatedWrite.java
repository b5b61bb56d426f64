package org.wwep.emulator.store;

import java.util.concurrent.CompletableFuture;

/** A register on its way to a master and its replicas; owned by whoever has it in hand. */
final class ReplicatedWrite {
  private static final int MOST_REDIRECTIONS = 5;

  final String key;
  final String field;
  final String value;

  /** Done once the replicas have it. */
  final CompletableFuture<Void> result = new CompletableFuture<>();

  /** Whether its slot is being moved, so that its new master takes it only if asked to. */
  boolean asking;

  /** The queue that has it, or had it last. */
  volatile ReplicatedWriteQueue queue;

  private int redirections;

  ReplicatedWrite(String key, String field, String value, ReplicatedWriteQueue queue) {
    this.key = key;
    this.field = field;
    this.value = value;
    this.queue = queue;
  }

  /** Takes that another server is to have it; returns false if that goes on for too long. */
  boolean redirected() {
    return ++redirections <= MOST_REDIRECTIONS;
  }
}
