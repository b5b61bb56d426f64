package org.wwep.emulator.coprocessor.flash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;
import org.wwep.emulator.pki.PrivateFiles;
import org.wwep.value.FileErrors;

/**
 * Fuses in files that only their owner can read: {@code device.key}, 64 hex digits; {@code
 * maker.der}, the maker's certificate in Base64; {@code counter}, a decimal number.
 */
final class FileFuses implements Fuses {
  private static final String KEY_FILE = "device.key";
  private static final String MAKER_FILE = "maker.der";
  private static final String COUNTER_FILE = "counter";

  private final PrivateFiles files;
  private final MemoryFuses fuses;

  private FileFuses(PrivateFiles files, MemoryFuses fuses) {
    this.files = files;
    this.fuses = fuses;
  }

  /** Burns fresh fuses. */
  static FileFuses burn(Path directory, byte[] key, byte[] maker) throws IOException {
    PrivateFiles files = new PrivateFiles(directory);
    files.writeKey(KEY_FILE, HexFormat.of().formatHex(key) + "\n");
    files.writeKey(MAKER_FILE, Base64.getEncoder().encodeToString(maker) + "\n");
    files.writeKey(COUNTER_FILE, "0\n");
    return new FileFuses(files, new MemoryFuses(key, maker));
  }

  static FileFuses read(Path directory) throws IOException, FlashException {
    PrivateFiles files = new PrivateFiles(directory);
    try {
      files.tighten(KEY_FILE);
      byte[] key = HexFormat.of().parseHex(text(directory, KEY_FILE));
      byte[] maker = Base64.getDecoder().decode(text(directory, MAKER_FILE));
      long counter = Long.parseLong(text(directory, COUNTER_FILE));
      return new FileFuses(files, new MemoryFuses(key, maker, counter));
    } catch (IllegalArgumentException e) {
      throw new FlashException(
          Reason.DEVICE,
          directory + ": the fuses are damaged: bring back device.key, maker.der, counter",
          e);
    }
  }

  private static String text(Path directory, String name) throws IOException {
    return Files.readString(directory.resolve(name), US_ASCII).strip();
  }

  @Override
  public byte[] key() {
    return fuses.key();
  }

  @Override
  public byte[] maker() {
    return fuses.maker();
  }

  @Override
  public long counter() {
    return fuses.counter();
  }

  @Override
  public void count(long value) throws FlashException {
    fuses.check(value);
    try {
      files.writeKey(COUNTER_FILE, value + "\n");
    } catch (IOException e) {
      throw new FlashException(Reason.DEVICE, "the fuses cannot count: " + FileErrors.reason(e), e);
    }
    fuses.count(value);
  }
}
