package org.wwep.emulator.cli.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.explore.CaseText;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.search.CorpusFiles;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Option;

/** The one case that is run alone, if one is. */
final class CaseOptions {
  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Run this seed alone, and print its event log.")
  @Nullable Long seed;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      description = "With --seed or --plan: these presses and faults only, such as p2,f1.")
  @Nullable List<String> only;

  @Option(
      names = "--plan",
      paramLabel = "PLAN",
      description =
          "Run this plan alone, as a guided search prints it or has it in its corpus, and print"
              + " its event log. The plan, or the name of a file.")
  @Nullable String plan;

  /** Returns whether a case is run alone; refuses two of them, and a part of none. */
  boolean isGiven() throws CliException {
    boolean given = seed != null || plan != null;
    if (only != null && !given) {
      throw new CliException(ExitCode.USAGE, "--only needs --seed or --plan");
    }
    if (seed != null && plan != null) {
      throw new CliException(ExitCode.USAGE, "--seed and --plan are two plans: name one of them");
    }
    return given;
  }

  /** Returns it. */
  ChaosCase of(Explorer explorer) throws CliException {
    return Explorer.only(whole(explorer), only);
  }

  private ChaosCase whole(Explorer explorer) throws CliException {
    String given = plan;
    if (given == null) {
      long one = Objects.requireNonNull(seed);
      return new ChaosCase(one, explorer.plan(one));
    }
    try {
      String text = given.startsWith("seed ") ? given : CorpusFiles.text(Path.of(given));
      ChaosCase chaosCase = CaseText.read(text, explorer.scenario());
      explorer.check(chaosCase);
      return chaosCase;
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE,
          "--plan is a plan, 'seed 17; ...', or the file of one: " + FileErrors.line(e));
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, "--plan: " + e.getMessage());
    }
  }
}
