package org.wwep.emulator.nwp.flash;

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
record Directory(Map<String, Entry> entries, Map<String, Long> floors) {
  static final Directory EMPTY = new Directory(Map.of(), Map.of());

  Directory {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    floors = Collections.unmodifiableMap(new TreeMap<>(floors));
  }

  Directory with(Entry entry) {
    FlashFile file = entry.file();
    Map<String, Entry> more = new TreeMap<>(entries);
    more.put(file.name(), entry);
    Map<String, Long> higher = new TreeMap<>(floors);
    if (file.version() > 0) {
      higher.put(file.name(), file.version());
    }
    return new Directory(more, higher);
  }

  Directory without(String name) {
    Map<String, Entry> fewer = new TreeMap<>(entries);
    fewer.remove(name);
    return new Directory(fewer, floors);
  }

  long floor(String name) {
    return floors.getOrDefault(name, 0L);
  }

  BitSet used() {
    BitSet used = new BitSet();
    entries.values().forEach(entry -> entry.blocks().forEach(used::set));
    return used;
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(entries.size());
      for (Entry entry : entries.values()) {
        entry.write(out);
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
      Map<String, Entry> entries = new TreeMap<>();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        Entry entry = Entry.read(in);
        entries.put(entry.file().name(), entry);
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
