package org.wwep.emulator.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.rig.Operator;

/**
 * Whoever sits at the terminal: asked on standard error, answers a line.
 *
 * <p><b>Shape</b>: a thread of its own reads, which nothing but the end of the process gets out of
 * its wait; so an interrupt ends the wait for an answer, and lines can be released at Ctrl-C.
 */
public final class ConsoleOperator implements Operator {
  private final String command;
  private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
  private boolean reading;

  /**
   * Makes one that is asked in the name of a command.
   *
   * @param command the command, {@code wwep run}
   */
  public ConsoleOperator(String command) {
    this.command = command;
  }

  @Override
  public void ask(String what) {
    ErrorOutput.line(command + ": please " + what);
  }

  @Override
  public boolean yes(String question) throws InterruptedException {
    while (true) {
      ErrorOutput.question(command + ": " + question + " [y/n] ");
      String answer =
          answer().orElseThrow(() -> new InterruptedException("no answer from the operator"));
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

  private synchronized void read() {
    if (!reading) {
      reading = true;
      Thread.ofPlatform().daemon().name("wwep-answers").start(this::readAll);
    }
  }

  private Optional<String> answer() throws InterruptedException {
    read();
    Optional<String> answer = answers.take();
    if (answer.isEmpty()) {
      answers.add(answer); // there is none any more
    }
    return answer;
  }

  private void readAll() {
    try {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(Optional.of(line));
      }
    } catch (IOException _) {
      // As its end.
    }
    answers.add(Optional.empty());
  }
}
