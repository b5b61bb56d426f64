package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.wwep.emulator.cli.terminal.LineWriter;
import picocli.CommandLine;

/**
 * Runs a command within this process, and tells what a user sees of it: exit code, output, and the
 * files that it left. Times, ports and what is random are left out.
 *
 * <p>One at a time: standard input and output are the process's.
 */
final class CommandRun {
  /** In the name of a snapshot. */
  static final String SNAPSHOT = ".snapshot-";

  private static final Map<String, String> CONTENTS = new HashMap<>();

  private final Path folder;
  private final Consumer<CommandLine> change;

  /**
   * Makes one.
   *
   * @param folder where its files are
   * @param change what is done to the command before it runs
   */
  CommandRun(Path folder, Consumer<CommandLine> change) {
    this.folder = folder;
    this.change = change;
  }

  /** Runs the words with this input. */
  String seen(String input, List<String> words) throws IOException {
    Map<String, String> before = files();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = System.in;
    PrintStream standardError = System.err;
    int exitCode;
    try (PrintStream errors = new PrintStream(err, true, UTF_8)) {
      System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
      System.setErr(errors);
      LineWriter.redirect(out);
      String[] line = words.toArray(String[]::new);
      CommandLine command = Wwep.commandLine(folder, Map.of(), line);
      change.accept(command);
      exitCode =
          command
              .setOut(new PrintWriter(out, true, UTF_8))
              .setErr(new PrintWriter(err, true, UTF_8))
              .execute(line);
    } finally {
      LineWriter.redirect(null);
      System.setErr(standardError);
      System.setIn(in);
    }
    return exitCode
        + "\n"
        + steady(out.toString(UTF_8))
        + steady(err.toString(UTF_8))
        + changed(before);
  }

  /** Runs the words until somebody has seen enough of them. */
  String seen(List<String> words, ServiceRun.Visit visit, ProbeWorld world) throws Exception {
    Map<String, String> before = files();
    String seen;
    String told;
    try (ServiceRun service = new ServiceRun(folder, change, words)) {
      try {
        seen = visit.seen(service, world);
      } catch (IOException e) {
        seen = "nobody there";
      }
      told = service.end();
    }
    return steady(told) + steady(seen) + changed(before);
  }

  private Map<String, String> changed(Map<String, String> before) throws IOException {
    Map<String, String> after = files();
    after.entrySet().removeIf(file -> file.getValue().equals(before.get(file.getKey())));
    return after;
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).filter(CommandRun::isSteady).toList()) {
        files.put(folder.relativize(file).toString(), content(file));
      }
    }
    return files;
  }

  /** A snapshot is named by its second, and comes when its time is there. */
  private static boolean isSteady(Path file) {
    return !file.toString().contains(SNAPSHOT);
  }

  /** Returns what tells a file's content; one that nobody wrote to is not read again. */
  private static String content(Path file) throws IOException {
    if (file.toString().endsWith(".db")) {
      return ""; // A store is never the same twice.
    }
    String stamp = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    String known = CONTENTS.get(stamp);
    if (known == null) {
      String text = steady(new String(Files.readAllBytes(file), ISO_8859_1));
      known = text.length() + ", " + text.hashCode();
      CONTENTS.put(stamp, known);
    }
    return known;
  }

  /** Leaves out what differs from run to run. */
  private static String steady(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?", "TIME")
        .replaceAll("\\d+\\.\\d+ s real|\\d+\\.\\d+ s in all", "REAL")
        .replaceAll("\"wall-ms\":\\d+", "WALL")
        .replaceAll("(127\\.0\\.0\\.1|localhost):\\d+", "$1:PORT");
  }
}
