package org.wwep.emulator.coprocessor.flash;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.wwep.emulator.coprocessor.flash.FlashFile.Trait;

/**
 * A file in the directory.
 *
 * @param file what is told of it
 * @param seal the nonce its content is sealed with, in hex: older content has another
 * @param readDigest the SHA-256, in hex, of the token to read it
 * @param writeDigest the SHA-256, in hex, of the token to write it
 * @param blocks where its sealed content is, in order
 */
record DirectoryEntry(
    FlashFile file, String seal, String readDigest, String writeDigest, List<Integer> blocks) {
  private static final int DIGEST = 32;

  DirectoryEntry {
    blocks = List.copyOf(blocks);
  }

  boolean has(Trait trait) {
    return file.traits().contains(trait);
  }

  /** Returns what the content is bound to: another file's, or another version's, does not open. */
  static byte[] bound(FlashFile file) {
    return "%s\n%d\n%d\n%d"
        .formatted(file.name(), file.size(), file.version(), bits(file.traits()))
        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static int bits(Set<Trait> traits) {
    int bits = 0;
    for (Trait trait : traits) {
      bits |= trait.bit();
    }
    return bits;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(file.name());
    out.writeInt(file.size());
    out.writeLong(file.version());
    out.writeByte(bits(file.traits()));
    for (String hex : List.of(seal, readDigest, writeDigest)) {
      out.write(HexFormat.of().parseHex(hex));
    }
    out.writeShort(blocks.size());
    for (int block : blocks) {
      out.writeShort(block);
    }
  }

  private static String hex(DataInputStream in, int length) throws IOException {
    return HexFormat.of().formatHex(in.readNBytes(length));
  }

  static DirectoryEntry read(DataInputStream in) throws IOException {
    String name = in.readUTF();
    int size = in.readInt();
    long version = in.readLong();
    int bits = in.readByte();
    EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
    for (Trait trait : Trait.values()) {
      if ((bits & trait.bit()) != 0) {
        traits.add(trait);
      }
    }
    String seal = hex(in, FlashCipher.NONCE);
    String read = hex(in, DIGEST);
    String write = hex(in, DIGEST);
    int[] blocks = new int[in.readUnsignedShort()];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = in.readUnsignedShort();
    }
    return new DirectoryEntry(
        new FlashFile(name, size, version, traits),
        seal,
        read,
        write,
        IntStream.of(blocks).boxed().toList());
  }
}
