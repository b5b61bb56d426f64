package org.wwep.emulator.coprocessor.driver;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.bsd.ErrnoException;

/**
 * The secure flash as firmware may use it: with the tokens of its files, and without its keys.
 *
 * <p><b>Errors</b>: {@link org.wwep.net.bsd.Errno#ENOENT}, {@code EACCES} for a wrong token or a
 * key, {@code ENOSPC}, {@code EIO} for a flash that was tampered with.
 *
 * <p><b>Source</b>: {@code sl_FsOpen} to {@code sl_FsClose}, here a call a file.
 */
public final class CoprocessorFiles {
  private static final int PIECE = 2048;

  private final CommandPort port;

  CoprocessorFiles(CommandPort port) {
    this.port = port;
  }

  /**
   * A file.
   *
   * @param name its name
   * @param size its bytes
   * @param version that of its last signed update, 0 without one
   */
  public record File(String name, int size, long version) {}

  /**
   * What opens a file that was made.
   *
   * @param read the token to read it; empty for a file that was there
   * @param write the token to write and delete it
   */
  public record Tokens(String read, String write) {
    /** Keeps tokens out of logs. */
    @Override
    public String toString() {
      return "tokens";
    }
  }

  /** Lists all files. */
  public List<File> list() throws ErrnoException, InterruptedException {
    return ResponsePayload.readList(
        Opcode.FILE_LIST,
        port.longCall(Opcode.FILE_LIST, new PayloadWriter(), _ -> {}),
        found -> new File(found.text(), found.number(), found.big()));
  }

  /** Reads a file; the token is empty for one that anybody may read. */
  public byte[] read(String name, String token) throws ErrnoException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      while (true) {
        PayloadReader piece =
            port.longCall(
                Opcode.FILE_READ,
                new PayloadWriter().text(name).text(token).number(all.size()),
                _ -> {});
        int size = piece.number();
        all.writeBytes(piece.bytes());
        if (all.size() >= size) {
          return all.toByteArray();
        }
      }
    } catch (MalformedFrameException e) {
      throw ResponsePayload.malformed(Opcode.FILE_READ, e);
    }
  }

  /**
   * Makes a file, or replaces what is in it; it is done once this returns, and else not begun.
   *
   * @param token the write token of a file that is there, else empty
   */
  public Tokens write(String name, String token, byte[] content)
      throws ErrnoException, InterruptedException {
    int at = 0;
    while (true) {
      int part = Math.min(PIECE, content.length - at);
      boolean last = at + part == content.length;
      PayloadWriter piece =
          new PayloadWriter().text(name).text(token).number(at).flag(last).bytes(content, at, part);
      PayloadReader response = port.longCall(Opcode.FILE_WRITE, piece, _ -> {});
      if (last) {
        return ResponsePayload.read(
            Opcode.FILE_WRITE, response, read -> new Tokens(read.text(), read.text()));
      }
      at += part;
    }
  }

  /**
   * Installs a signed update, as a manufacturer signs it: the coprocessor checks its signature, its
   * root and its version. It is done once this returns, and else not begun.
   *
   * @param update CMS in DER
   * @return which file it was for, with its version and without its size
   */
  public File install(byte[] update) throws ErrnoException, InterruptedException {
    int at = 0;
    while (true) {
      int part = Math.min(PIECE, update.length - at);
      boolean last = at + part == update.length;
      PayloadReader response =
          port.longCall(
              Opcode.FILE_INSTALL,
              new PayloadWriter().number(at).flag(last).bytes(update, at, part),
              _ -> {});
      if (last) {
        return ResponsePayload.read(
            Opcode.FILE_INSTALL, response, read -> new File(read.text(), 0, read.big()));
      }
      at += part;
    }
  }

  /** Deletes a file. */
  public void delete(String name, String token) throws ErrnoException, InterruptedException {
    port.longCall(Opcode.FILE_DELETE, new PayloadWriter().text(name).text(token), _ -> {});
  }
}
