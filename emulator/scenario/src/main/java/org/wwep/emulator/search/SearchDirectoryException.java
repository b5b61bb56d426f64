package org.wwep.emulator.search;

/** A directory that cannot serve the search that it was named for; its message is one line. */
public final class SearchDirectoryException extends Exception {
  private static final long serialVersionUID = 1L;

  SearchDirectoryException(String message) {
    super(message);
  }
}
