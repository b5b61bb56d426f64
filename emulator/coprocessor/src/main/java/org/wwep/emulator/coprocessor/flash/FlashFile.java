package org.wwep.emulator.coprocessor.flash;

import java.util.Set;

/**
 * What the directory says of a file.
 *
 * @param name its path, such as {@code /certs/ca.pem}
 * @param size its bytes
 * @param version the version of its last signed update, 0 without one
 * @param traits what holds for it
 */
public record FlashFile(String name, int size, long version, Set<Trait> traits) {
  /** The longest name. */
  public static final int LONGEST_NAME = 180;

  /** Names that begin like this are the coprocessor's own. */
  public static final String SYSTEM = "/sys/";

  /** What may hold for a file; each is set when it is made. */
  public enum Trait {
    /** Anybody may read it, without a token. */
    PUBLIC_READ(1),
    /** Anybody may write it, without a token. */
    PUBLIC_WRITE(2),
    /** It is used inside the coprocessor alone, such as a private key: no token reads it. */
    KEY(4),
    /** It takes signed updates only. */
    SIGNED(8);

    private final int bit;

    Trait(int bit) {
      this.bit = bit;
    }

    /** Returns how the directory writes it down. */
    int bit() {
      return bit;
    }
  }

  /** Checks the name. */
  public FlashFile {
    checkName(name);
    traits = Set.copyOf(traits);
  }

  static boolean isName(String name) {
    return name.matches("/[\\x21-\\x7e]{1," + (LONGEST_NAME - 1) + "}");
  }

  static void checkName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a file's name begins with / and has 2 to %d visible ASCII characters, was '%s'"
              .formatted(LONGEST_NAME, name));
    }
  }
}
