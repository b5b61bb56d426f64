package org.wwep.emulator.cli;

import java.util.concurrent.Callable;
import org.wwep.hal.Boards;
import picocli.CommandLine.Command;

/**
 * {@code wwep warm-up}: goes once through what a device and a server load. The start script records
 * that, and later starts are quick; it has no other use.
 */
@Command(
    name = "warm-up",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Loads the classes of later starts, for the start script to record.")
final class WarmUpCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Boards.installed().warmUp();
    return Wwep.commandLine().execute("demo");
  }
}
