package org.wwep.emulator.search;

import java.io.IOException;

/** Where a search keeps what came of its seeds; safe for use by any thread. */
public interface SearchRecord {
  /**
   * Adds what came of some more seeds: once this returns it is not lost.
   *
   * @throws IOException if it cannot be kept
   */
  void add(SearchTally part) throws IOException;

  /** Returns all so far; it is nobody else's once no thread adds any more. */
  SearchTally total();

  /** Returns a record that ends with the process. */
  static SearchRecord inMemory() {
    return new SearchRecord() {
      private final SearchTally total = new SearchTally();

      @Override
      public synchronized void add(SearchTally part) {
        total.addAll(part);
      }

      @Override
      public synchronized SearchTally total() {
        return total;
      }
    };
  }
}
