package org.wwep.emulator.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** What a file looks like by its first two blocks, which may be damaged, but not both. */
enum StoreFormat {
  /** Records with checksums. */
  CURRENT,
  /** H2's MVStore: until November 2026. */
  FORMER,
  /** Somebody else's. */
  FOREIGN;

  private static final String FORMER_HEADER = "H:";

  static StoreFormat of(FileChannel channel) throws IOException {
    StoreWindow window = new StoreWindow(channel, 2 * StoreHeader.BLOCK);
    if (StoreHeader.begins(window.at(0, StoreHeader.BLOCK))
        || CommitCounter.begins(window.at(CommitCounter.PLACE, CommitCounter.LENGTH))) {
      return CURRENT;
    }
    return isFormer(window, 0) || isFormer(window, StoreHeader.BLOCK) ? FORMER : FOREIGN;
  }

  private static boolean isFormer(StoreWindow window, long place) throws IOException {
    return US_ASCII
        .decode(window.at(place, FORMER_HEADER.length()))
        .toString()
        .equals(FORMER_HEADER);
  }
}
