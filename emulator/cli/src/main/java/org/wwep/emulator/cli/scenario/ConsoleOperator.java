package org.wwep.emulator.cli.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.rig.Operator;

/** Whoever sits at the terminal: asked on standard error, answers a line. */
final class ConsoleOperator implements Operator {
  private final BufferedReader answers =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  @Override
  public void ask(String what) {
    ErrorOutput.line("wwep run: please " + what);
  }

  @Override
  public boolean yes(String question) throws InterruptedException {
    while (true) {
      ErrorOutput.question("wwep run: " + question + " [y/n] ");
      @Nullable String answer;
      try {
        answer = answers.readLine();
      } catch (IOException _) {
        answer = null;
      }
      if (answer == null) {
        throw new InterruptedException("no answer from the operator");
      }
      switch (answer.strip().toLowerCase(Locale.ROOT)) {
        case "y", "yes" -> {
          return true;
        }
        case "n", "no" -> {
          return false;
        }
        default -> {} // asked again
      }
    }
  }
}
