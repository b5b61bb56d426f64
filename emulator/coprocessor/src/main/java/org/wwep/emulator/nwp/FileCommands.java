package org.wwep.emulator.nwp;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.Frame;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.emulator.nwp.flash.AccessTokens;
import org.wwep.emulator.nwp.flash.FlashException;
import org.wwep.emulator.nwp.flash.FlashFile;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketError;

/**
 * What the firmware may do with files: what their tokens open, and never a key.
 *
 * <p>A file that is written comes in pieces, and is there once the last one has come.
 */
final class FileCommands implements Service {
  /** How many bytes of a file a frame carries. */
  static final int PIECE = 2048;

  private static final int LONGEST = 1 << 20;

  private final Storage storage;
  private final java.io.ByteArrayOutputStream coming = new java.io.ByteArrayOutputStream();
  private String comingAs = "";

  FileCommands(Storage storage) {
    this.storage = storage;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, Answer answer)
      throws SocketError, MalformedFrame {
    switch (command.opcode()) {
      case FILE_LIST -> answer.later("nwp file", this::list);
      case FILE_READ -> {
        String name = asked.text();
        String token = token(asked.text());
        int offset = asked.number();
        answer.later("nwp file", () -> read(name, token, offset));
      }
      case FILE_WRITE -> write(asked.text(), asked.text(), asked.number(), asked, answer);
      case FILE_DELETE -> {
        String name = asked.text();
        String token = token(asked.text());
        answer.later("nwp file", () -> delete(name, token));
      }
      default -> throw new MalformedFrame("no command for files: " + command.opcode());
    }
  }

  private static @Nullable String token(String text) {
    return text.isEmpty() ? null : text;
  }

  private Payload list() throws SocketError, InterruptedException {
    try {
      List<FlashFile> files = storage.files();
      Payload all = Refused.done().number(files.size());
      files.forEach(file -> all.text(file.name()).number(file.size()).big(file.version()));
      return all;
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
  }

  private Payload read(String name, @Nullable String token, int offset)
      throws SocketError, InterruptedException {
    try {
      byte[] content = storage.read(name, token);
      int from = Math.clamp(offset, 0, content.length);
      return Refused.done()
          .number(content.length)
          .bytes(content, from, Math.min(PIECE, content.length - from));
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
  }

  private void write(String name, String token, int offset, PayloadReader asked, Answer answer)
      throws SocketError, MalformedFrame {
    boolean last = asked.flag();
    byte[] piece = asked.bytes();
    if (offset == 0) {
      coming.reset();
      comingAs = name;
    }
    if (!comingAs.equals(name) || offset != coming.size() || offset > LONGEST) {
      throw new SocketError(Errno.EINVAL, "a piece of " + name + " that does not follow the last");
    }
    coming.writeBytes(piece);
    if (!last) {
      answer.done(Refused.done());
      return;
    }
    byte[] content = coming.toByteArray();
    coming.reset();
    answer.later("nwp file", () -> commit(name, token(token), content));
  }

  private Payload commit(String name, @Nullable String token, byte[] content)
      throws SocketError, InterruptedException {
    try {
      if (storage.file(name).isPresent()) {
        storage.write(name, content, token);
        return Refused.done().text("").text("");
      }
      AccessTokens tokens = storage.create(name, content, Set.of());
      return Refused.done().text(tokens.read()).text(tokens.write());
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    } catch (IllegalArgumentException e) {
      throw new SocketError(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }

  private Payload delete(String name, @Nullable String token)
      throws SocketError, InterruptedException {
    try {
      storage.delete(name, token);
      return Refused.done();
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
  }
}
