package org.wwep.emulator.coprocessor;

import static java.lang.System.Logger.Level.WARNING;

import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.SecureFlash;
import org.wwep.net.bsd.ErrnoException;

/**
 * A value of the coprocessor's own that a power cycle does not undo, as a file.
 *
 * @param name the file's name
 * @param factory the value without a file, or with one that does not hold
 */
record SystemFile<T>(String name, T factory, Reader<T> reader, Writer<T> writer) {
  private static final System.Logger LOG = System.getLogger(SystemFile.class.getName());

  /** Reads the value. */
  @FunctionalInterface
  interface Reader<T> {
    T read(PayloadReader from) throws MalformedFrameException;
  }

  /** Writes the value. */
  @FunctionalInterface
  interface Writer<T> {
    void write(T value, PayloadWriter into);
  }

  /** Reads what was kept. */
  T kept(ExclusiveFlash exclusiveFlash) throws InterruptedException {
    try {
      return exclusiveFlash.file(name).isEmpty()
          ? factory
          : reader.read(new PayloadReader(exclusiveFlash.use(name)));
    } catch (FlashException | MalformedFrameException | IllegalArgumentException e) {
      LOG.log(WARNING, "{0} does not hold, the factory''s set-up does: {1}", name, e.getMessage());
      return factory;
    }
  }

  /** Keeps it: once this returns, a power cycle finds it. */
  void keep(ExclusiveFlash exclusiveFlash, T value) throws FlashException, InterruptedException {
    exclusiveFlash.keep(name, bytes(value));
  }

  /** Keeps it as a command asks for; what the flash refuses has its number. */
  void change(ExclusiveFlash exclusiveFlash, T value) throws ErrnoException, InterruptedException {
    try {
      keep(exclusiveFlash, value);
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
  }

  /** Writes it on a production line, before the coprocessor has power. */
  void write(SecureFlash flash, T value) throws FlashException, InterruptedException {
    flash.keep(name, bytes(value));
  }

  private byte[] bytes(T value) {
    PayloadWriter all = new PayloadWriter();
    writer.write(value, all);
    return all.toBytes();
  }
}
