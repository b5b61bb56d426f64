package org.wwep.emulator.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Where files are opened: the operating system's, or one that a test fills up. */
@FunctionalInterface
interface Disk {
  /** The operating system's. */
  Disk SYSTEM = FileChannel::open;

  /** Opens a file. */
  FileChannel open(Path path, OpenOption... options) throws IOException;
}
