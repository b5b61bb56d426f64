package org.wwep.emulator.cli.server;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.server.Store;
import org.wwep.emulator.store.FileStore;
import org.wwep.emulator.store.Loss;
import org.wwep.emulator.store.RedisStore;
import org.wwep.emulator.store.ReplicaPolicy;
import org.wwep.emulator.store.StoreDamageException;
import org.wwep.emulator.store.StoreReport;
import org.wwep.protocol.server.StoreUnavailableException;
import picocli.CommandLine.Option;

/** Where registers are kept. */
final class StoreOption {
  private static final String MEMORY = "memory";

  /** Of two letters at least: one is a drive. */
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):");

  @Option(
      names = "--store",
      paramLabel = "memory|FILE|redis://...",
      description =
          "Keep the registers in memory, in a file that survives a kill, or in Redis,"
              + " which several servers can share (default: memory).")
  String where = MEMORY;

  @Option(
      names = "--accept-loss",
      description =
          "Take what is good of a damaged --store FILE, which is refused otherwise; a server keeps"
              + " the damaged one beside.")
  boolean acceptLoss;

  boolean inMemory() {
    return where.equals(MEMORY);
  }

  /** Says whether it is a file. */
  boolean isFile() {
    return !inMemory() && !where.contains("://");
  }

  /** Opens it; a file that is not there is made. */
  Store open() throws CliException {
    return open(ReplicaPolicy.NONE);
  }

  /** Opens it, with what has to have a write in Redis. */
  Store open(ReplicaPolicy policy) throws CliException {
    try {
      if (isFile()) {
        return FileStore.open(file(), acceptLoss ? Loss.ACCEPTED : Loss.REFUSED);
      }
      checkLoss();
      return inMemory() ? new MemoryStore() : redis(policy);
    } catch (StoreUnavailableException e) {
      String why = String.valueOf(e.getMessage());
      boolean acceptable =
          e.getCause() instanceof StoreDamageException damage && damage.mayBeAccepted();
      throw new CliException(ExitCode.ENVIRONMENT, acceptable ? why + ": --accept-loss" : why);
    }
  }

  /**
   * Returns all registers of what is there, as they are at one moment; a server may be writing.
   *
   * @param err is told what is missing, if that was accepted
   */
  List<Register> registers(Consumer<String> err) throws CliException {
    try {
      if (!isFile()) {
        try (Store store = open()) {
          return store.all();
        }
      }
      StoreReport report = StoreReport.read(file());
      if (report.damage().isPresent()) {
        String damage = where + ": " + report.damage().get();
        if (!acceptLoss) {
          throw new CliException(
              ExitCode.ENVIRONMENT, damage + ". Dump a backup, or what is good by --accept-loss");
        }
        err.accept(damage + "; this is what is good");
      }
      return report.registers();
    } catch (StoreUnavailableException e) {
      throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
    }
  }

  private void checkLoss() throws CliException {
    if (acceptLoss) {
      throw new CliException(
          ExitCode.USAGE, "--accept-loss is about a damaged file: add --store FILE, or drop it");
    }
  }

  /** Returns the file. */
  Path file() throws CliException {
    checkFileName();
    try {
      return Path.of(where);
    } catch (InvalidPathException e) {
      throw new CliException(
          ExitCode.USAGE, "'" + where + "' is no name of a file: " + e.getReason());
    }
  }

  /** A name that is half a URL is a mistake more often than a file. */
  private void checkFileName() throws CliException {
    Matcher scheme = SCHEME.matcher(where);
    boolean scheming = scheme.lookingAt();
    if (scheming || where.equalsIgnoreCase(MEMORY)) {
      String word = scheming ? scheme.group(1) : where;
      String meant =
          word.equalsIgnoreCase(MEMORY) || word.equals("mem")
              ? "memory"
              : word.startsWith("redis")
                  ? word + "://HOST:PORT"
                  : "memory, redis://HOST:PORT, or the name of a file";
      throw new CliException(
          ExitCode.USAGE,
          "--store '%s' is no store: write %s, or ./%s for a file of that name"
              .formatted(where, meant, where));
    }
  }

  private Store redis(ReplicaPolicy policy) throws StoreUnavailableException, CliException {
    String scheme = where.substring(0, where.indexOf("://"));
    if (!scheme.equals("redis") && !scheme.equals("rediss")) {
      throw new CliException(
          ExitCode.USAGE,
          "'" + scheme + "://' is no store: write memory, a file, redis:// or rediss://");
    }
    try {
      return RedisStore.connect(where, policy);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, "--store: " + e.getMessage());
    }
  }
}
