package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.wwep.emulator.coprocessor.channel.FrameDecoder;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashMemory;
import org.wwep.emulator.coprocessor.flash.MemoryFlash;
import org.wwep.emulator.coprocessor.flash.MemoryFuses;
import org.wwep.emulator.coprocessor.flash.SecureFlash;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.rig.BounceRecording;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.BenchFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.server.admin.TransactionShare;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.emulator.store.DumpFormat;
import org.wwep.emulator.store.DumpText;
import org.wwep.emulator.store.FileStore;
import org.wwep.emulator.store.Loss;
import org.wwep.emulator.store.StoreReport;
import org.wwep.net.tls.RecordLimit;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.ReplyDecoder;
import org.wwep.protocol.RequestDecoder;
import org.wwep.protocol.server.StoreUnavailableException;

/**
 * Everything that reads what others wrote. Each takes any bytes: it reads them, or refuses them as
 * it says it does; any other exception is a defect.
 */
enum FuzzParser {
  SCENARIO {
    @Override
    void read(byte[] input) {
      var _ = new ScenarioParser(Commands.ALL, FaultFormat::parse).parse("fuzz.yaml", input);
    }
  },
  BENCH {
    @Override
    void read(byte[] input) throws IOException {
      var _ = BenchFile.read(written(input));
    }
  },
  JSON {
    @Override
    void read(byte[] input) {
      try {
        Object value = JsonReader.read(input);
        if (value != null) {
          var _ = JsonWriter.write(value);
        }
      } catch (JsonSyntaxException _) {
        // What it is for.
      }
    }
  },
  REQUEST {
    @Override
    void read(byte[] input) {
      for (boolean padded : new boolean[] {false, true}) {
        var _ = new RequestDecoder(padded).decode(ByteBuffer.wrap(input));
      }
    }
  },
  FEED {
    @Override
    void read(byte[] input) {
      TransactionLog log = new TransactionLog(InstantSource.system());
      log.listenToAll(
          transaction ->
              check(
                  transaction.line().chars().allMatch(one -> one >= ' ' && one <= '~')
                      && transaction.server().equals("server2"),
                  "what another server told, and is no line"));
      try (TransactionShare share = TransactionShare.of(log, "server1")) {
        share.heard(
            new String(input, UTF_8).replaceFirst("^wwep-feed-1 [^\n]*", "wwep-feed-1 server2"));
      }
    }
  },
  REPLY {
    @Override
    void read(byte[] input) {
      for (boolean padded : new boolean[] {false, true}) {
        ReplyDecoder decoder = new ReplyDecoder(padded);
        var _ = decoder.decode(ByteBuffer.wrap(input));
        var _ = decoder.end();
      }
    }
  },
  FRAME {
    @Override
    void read(byte[] input) {
      try {
        var _ = new FrameDecoder().decode(input);
      } catch (MalformedFrameException _) {
        // What it is for.
      }
    }
  },
  RECORD {
    @Override
    void read(byte[] input) {
      RecordLimit limit = new RecordLimit();
      limit.count(ByteBuffer.wrap(input));
      var _ = limit.exceeded(true) + limit.exceeded(false);
    }
  },
  DUMP {
    @Override
    void read(byte[] input) throws IOException {
      for (DumpFormat format : DumpFormat.values()) {
        try {
          var _ = format.read(DumpText.reader(new ByteArrayInputStream(input)));
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException _) {
          // What it is for.
        }
      }
    }
  },
  BOUNCE {
    @Override
    void read(byte[] input) throws IOException {
      try {
        var _ = BounceRecording.read(written(input));
      } catch (IllegalArgumentException _) {
        // What it is for.
      }
    }
  },
  /** The input is what becomes of a good image: places, and what is there. */
  FLASH {
    private static final List<String> FILES = List.of("/one", "/two");

    @Override
    void read(byte[] input) throws IOException, InterruptedException {
      MemoryFuses fuses = new MemoryFuses(new byte[32], new byte[0]);
      MemoryFlash memory = new MemoryFlash(SecureFlash.LEAST_BLOCKS + 2);
      try {
        SecureFlash flash = SecureFlash.format(memory, fuses, new Random(1));
        for (String name : FILES) {
          var _ =
              flash.create(name, name.getBytes(java.nio.charset.StandardCharsets.UTF_8), Set.of());
        }
      } catch (FlashException e) {
        throw new IllegalStateException(e);
      }
      ByteBuffer edits = ByteBuffer.wrap(input);
      while (edits.remaining() >= 3) {
        int place = edits.getShort() & 0xFFFF;
        int block = place / FlashMemory.BLOCK % memory.blocks();
        byte[] content = memory.read(block);
        content[place % FlashMemory.BLOCK] = edits.get();
        memory.write(block, content);
      }
      try {
        SecureFlash flash = SecureFlash.mount(memory, fuses, new Random(2));
        for (var file : flash.files()) {
          if (FILES.contains(file.name())) {
            check(
                new String(flash.read(file.name(), null), java.nio.charset.StandardCharsets.UTF_8)
                    .equals(file.name()),
                "a file of another content");
          }
        }
      } catch (FlashException _) {
        // Damaged, or for somebody else.
      }
    }
  },
  /** As with a flash: what is read of a changed file is exact, or the file is refused. */
  STORE {
    @Override
    void read(byte[] input) throws IOException {
      byte[] bytes = Good.STORE.clone();
      ByteBuffer edits = ByteBuffer.wrap(input);
      while (edits.remaining() >= 3) {
        int place = (edits.getShort() & 0xFFFF) % bytes.length;
        bytes[place] = edits.get();
      }
      try {
        StoreReport report = StoreReport.read(written(bytes));
        check(
            report.damage().isPresent() || report.registers().equals(Good.REGISTERS),
            "a damaged file that passes");
      } catch (StoreUnavailableException _) {
        // What it is for.
      }
    }
  };

  /** A small store, as its bytes are after it was closed. */
  private static final class Good {
    static final List<Register> REGISTERS =
        List.of(
            new Register(new DeviceId(1), 2, 3), new Register(new DeviceId(0x0FAC), 0x0B, 0x1234));
    static final byte[] STORE = make();

    private static byte[] make() {
      try {
        Path file = Files.createTempDirectory("wwep-fuzz").resolve("store");
        try (FileStore store = FileStore.open(file, Loss.REFUSED)) {
          for (Register one : REGISTERS) {
            store.write(one.device(), one.number(), one.value());
          }
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        Files.delete(file.resolveSibling(""));
        return bytes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (StoreUnavailableException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final Path FILE = file();

  private static Path file() {
    try {
      Path file = Files.createTempFile("wwep-fuzz", "");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path written(byte[] input) throws IOException {
    return Files.write(FILE, input);
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw new AssertionError(what);
    }
  }

  /** Reads any bytes. */
  abstract void read(byte[] input) throws IOException, InterruptedException;

  /** Returns the name of its folder of inputs. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
