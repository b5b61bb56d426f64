package org.wwep.emulator.control;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.yaml.Problem;

/**
 * Where a control port gets what it works on: the command line's own ways to read scenarios and to
 * load firmware.
 *
 * <p><b>Errors</b>: all throw a {@link ControlException} of what cannot be read, loaded or had.
 */
public interface ControlSource {
  /**
   * What a board is to be.
   *
   * @param rig the one asked for, or null for virtual time
   * @param seed what decides everything random, or null for the scenario's
   * @param scenario whose devices and server it has, or null for one device
   * @param firmware what that device runs; empty for the course's client
   */
  record BoardWish(
      @Nullable Rig rig, @Nullable Long seed, @Nullable Path scenario, List<String> firmware) {
    /** Copies the list. */
    public BoardWish {
      firmware = List.copyOf(firmware);
    }
  }

  /** Returns the run of a board, without steps and without an end. */
  RunRequest board(BoardWish wish) throws ControlException;

  /** Reads steps, JSON or YAML, for the devices of a scenario that runs. */
  List<Step> steps(Scenario scenario, Rig rig, String text) throws ControlException;

  /** Runs a scenario's file once. */
  RunResult run(Path file, @Nullable Rig rig, @Nullable Long seed) throws ControlException;

  /** Returns the mistakes of a scenario's file. */
  List<Problem> lint(Path file) throws ControlException;

  /** Explores a scenario's chaos, and returns the line that tells what came of it. */
  JsonLine explore(Path file, long first, long seeds) throws ControlException, InterruptedException;
}
