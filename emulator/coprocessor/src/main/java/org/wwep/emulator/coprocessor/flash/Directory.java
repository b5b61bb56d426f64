package org.wwep.emulator.coprocessor.flash;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * All files, and the version below which a signed file may not fall, also after it was deleted.
 *
 * <p><b>Shape</b>: immutable; a change makes another one.
 */
record Directory(Map<String, DirectoryEntry> entries, Map<String, Long> floors) {
  static final Directory EMPTY = new Directory(Map.of(), Map.of());

  Directory {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    floors = Collections.unmodifiableMap(new TreeMap<>(floors));
  }

  Directory with(DirectoryEntry directoryEntry) {
    FlashFile file = directoryEntry.file();
    Map<String, DirectoryEntry> more = new TreeMap<>(entries);
    more.put(file.name(), directoryEntry);
    Map<String, Long> higher = new TreeMap<>(floors);
    if (file.version() > 0) {
      higher.put(file.name(), file.version());
    }
    return new Directory(more, higher);
  }

  Directory without(String name) {
    Map<String, DirectoryEntry> fewer = new TreeMap<>(entries);
    fewer.remove(name);
    return new Directory(fewer, floors);
  }

  long floor(String name) {
    return floors.getOrDefault(name, 0L);
  }

  BitSet used() {
    BitSet used = new BitSet();
    entries.values().forEach(directoryEntry -> directoryEntry.blocks().forEach(used::set));
    return used;
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(entries.size());
      for (DirectoryEntry directoryEntry : entries.values()) {
        directoryEntry.write(out);
      }
      out.writeShort(floors.size());
      for (Map.Entry<String, Long> floor : floors.entrySet()) {
        out.writeUTF(floor.getKey());
        out.writeLong(floor.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #encode()} wrote; authenticated bytes, so anything else is a defect. */
  static Directory decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Map<String, DirectoryEntry> entries = new TreeMap<>();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        DirectoryEntry directoryEntry = DirectoryEntry.read(in);
        entries.put(directoryEntry.file().name(), directoryEntry);
      }
      Map<String, Long> floors = new TreeMap<>();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        String name = in.readUTF();
        floors.put(name, in.readLong());
      }
      return new Directory(entries, floors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
