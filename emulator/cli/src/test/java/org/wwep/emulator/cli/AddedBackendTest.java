package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.hal.Board;
import org.wwep.hal.BoardBackend;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.Remedy;
import picocli.CommandLine;

/** A back end that somebody put on the class path is one like the others. */
class AddedBackendTest {
  /** What somebody added; it only ever says that it was asked. */
  public static final class PegboardBackend implements BoardBackend {
    @Override
    public String name() {
      return "pegboard";
    }

    @Override
    public int rank() {
      return -1;
    }

    @Override
    public Availability probe(BoardConfig config) {
      return new Availability(true, true, "a pegboard is on the wall");
    }

    @Override
    public Board open(BoardConfig config, InstantSource clock) throws HalException {
      throw new HalException(
          HalException.Problem.DRIVER,
          "the pegboard has no peg at " + config.buttons().getFirst().pin(),
          new Remedy.Setting("peg", "left", "right"));
    }
  }

  private final Path dir;

  AddedBackendTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private String run(int expected, String... words) throws Exception {
    Path services = Files.createDirectories(dir.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(BoardBackend.class.getName()), PegboardBackend.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    StringWriter out = new StringWriter();
    try (URLClassLoader with = new URLClassLoader(new URL[] {dir.toUri().toURL()}, before)) {
      thread.setContextClassLoader(with);
      CommandLine command = Wwep.commandLine(Path.of(""), words);
      command.setErr(new PrintWriter(out, true)).setOut(new PrintWriter(out, true));
      assertThat(command.execute(words)).as(out.toString()).isEqualTo(expected);
    } finally {
      thread.setContextClassLoader(before);
    }
    return out.toString();
  }

  @Test
  void it_is_chosen_by_its_name_and_its_own_words_are_shown() throws Exception {
    assertThat(run(3, "device", "--hal", "Pegboard"))
        .contains(
            "board: pegboard, because it was asked for",
            "wwep: the pegboard has no peg at GPIO5: choose the peg, of left, right");
  }

  @Test
  void it_is_listed_in_the_help_and_where_a_name_is_wrong() throws Exception {
    assertThat(run(0, "device", "--help").replaceAll("\\s+", " "))
        .contains("auto, pi4j, cdev, emulated, pegboard");
    assertThat(run(2, "device", "--hal", "gpio"))
        .contains("'gpio' is no back end: write auto, pi4j, cdev, emulated or pegboard");
  }

  @Test
  void it_is_completed() throws Exception {
    List<String> lines = run(0, "completion", "bash").lines().toList();
    assertThat(lines).anyMatch(line -> line.contains("\"pegboard\""));
  }
}
