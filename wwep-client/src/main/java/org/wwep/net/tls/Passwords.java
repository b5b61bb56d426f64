package org.wwep.net.tls;

import org.jspecify.annotations.Nullable;

/** Where the password of a protected key comes from. */
@FunctionalInterface
public interface Passwords {
  /** Nobody to ask: a protected key is then an error that says so. */
  Passwords NONE = what -> null;

  /**
   * Asks for the password.
   *
   * @param what what it opens, such as the file's name
   * @return the password, which the caller of this wipes, or null if there is none
   */
  char @Nullable [] ask(String what);
}
