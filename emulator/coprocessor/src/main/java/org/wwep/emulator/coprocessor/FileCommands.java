package org.wwep.emulator.coprocessor;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.Frame;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.flash.AccessTokens;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashFile;
import org.wwep.emulator.coprocessor.flash.SignedUpdate;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * What the firmware may do with files: what their tokens open, and never a key.
 *
 * <p>A file that is written comes in pieces, and is there once the last one has come.
 */
final class FileCommands implements CommandHandler {
  /** How many bytes of a file a frame carries. */
  static final int PIECE = 2048;

  // No file has this name, so its pieces are never taken for a file's.
  private static final String UPDATE = "signed update";
  private static final int LONGEST = 1 << 20;

  private final ExclusiveFlash exclusiveFlash;
  private final java.io.ByteArrayOutputStream coming = new java.io.ByteArrayOutputStream();
  private String comingAs = "";

  FileCommands(ExclusiveFlash exclusiveFlash) {
    this.exclusiveFlash = exclusiveFlash;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException {
    switch (command.opcode()) {
      case FILE_LIST -> replySink.later("nwp file", this::list);
      case FILE_READ -> {
        String name = asked.text();
        String token = token(asked.text());
        int offset = asked.number();
        replySink.later("nwp file", () -> read(name, token, offset));
      }
      case FILE_WRITE -> write(asked.text(), asked.text(), asked.number(), asked, replySink);
      case FILE_INSTALL -> {
        byte[] update = whole(UPDATE, asked.number(), asked, replySink);
        if (update != null) {
          replySink.later("nwp file", () -> install(update));
        }
      }
      case FILE_DELETE -> {
        String name = asked.text();
        String token = token(asked.text());
        replySink.change("nwp file", () -> delete(name, token));
      }
      default -> throw new MalformedFrameException("no command for files: " + command.opcode());
    }
  }

  private static @Nullable String token(String text) {
    return text.isEmpty() ? null : text;
  }

  private PayloadWriter list() throws ErrnoException, InterruptedException {
    try {
      List<FlashFile> files = exclusiveFlash.files();
      PayloadWriter all = ErrorCodec.done().number(files.size());
      files.forEach(file -> all.text(file.name()).number(file.size()).big(file.version()));
      return all;
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
  }

  private PayloadWriter read(String name, @Nullable String token, int offset)
      throws ErrnoException, InterruptedException {
    try {
      byte[] content = exclusiveFlash.read(name, token);
      int from = Math.clamp(offset, 0, content.length);
      return ErrorCodec.done()
          .number(content.length)
          .bytes(content, from, Math.min(PIECE, content.length - from));
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
  }

  private void write(
      String name, String token, int offset, PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException {
    byte[] content = whole(name, offset, asked, replySink);
    if (content != null) {
      replySink.later("nwp file", () -> commit(name, token(token), content));
    }
  }

  /** Takes a piece, and returns all of them with the last; else answers, and returns null. */
  private byte @Nullable [] whole(String name, int offset, PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException {
    boolean last = asked.flag();
    byte[] piece = asked.bytes();
    if (offset == 0) {
      coming.reset();
      comingAs = name;
    }
    if (!comingAs.equals(name) || offset != coming.size() || offset > LONGEST) {
      throw new ErrnoException(
          Errno.EINVAL, "a piece of " + name + " that does not follow the last");
    }
    coming.writeBytes(piece);
    if (!last) {
      replySink.done();
      return null;
    }
    byte[] content = coming.toByteArray();
    coming.reset();
    return content;
  }

  private PayloadWriter install(byte[] update) throws ErrnoException, InterruptedException {
    try {
      SignedUpdate read = SignedUpdate.read(update);
      exclusiveFlash.install(read);
      return ErrorCodec.done().text(read.name()).big(read.version());
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
  }

  private PayloadWriter commit(String name, @Nullable String token, byte[] content)
      throws ErrnoException, InterruptedException {
    try {
      if (exclusiveFlash.file(name).isPresent()) {
        exclusiveFlash.write(name, content, token);
        return ErrorCodec.done().text("").text("");
      }
      AccessTokens tokens = exclusiveFlash.create(name, content, Set.of());
      return ErrorCodec.done().text(tokens.read()).text(tokens.write());
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    } catch (IllegalArgumentException e) {
      throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }

  private void delete(String name, @Nullable String token)
      throws ErrnoException, InterruptedException {
    try {
      exclusiveFlash.delete(name, token);
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
  }
}
