package org.wwep.emulator.external;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.rig.BenchLines;
import org.wwep.emulator.rig.ConsoleParts;

/**
 * A board on a bench, and what it is wired to.
 *
 * @param console its console, or null for a board without one
 * @param lines the bench's lines; {@link ExternalImage#POWER} and {@link ExternalImage#RESET} among
 *     the switches
 * @param driver what the lines are claimed through
 * @param chip the GPIO chip of the lines, or null for the one that the rig names
 * @param power what switches its power, or null if it always has power
 * @param reset what resets it at each start, or null if nothing does
 * @param leavePowered whether its power stays on at the end
 * @param flash a shell's command that loads the firmware before the first start, or null
 * @param boot how it tells that it has started, or null if nobody waits for that
 * @param network where it finds the server, or null if it is not told
 * @param limit how long a command may take
 * @param latency how long the bench itself takes from its press to an edge that it sees, or zero if
 *     that was not measured
 * @param parts which buttons and LEDs the console stands for
 * @param folder where its programs and commands run
 */
public record ExternalSpec(
    @Nullable ConsoleSpec console,
    BenchLines lines,
    PinDriver driver,
    @Nullable String chip,
    @Nullable PowerSpec power,
    @Nullable ResetSpec reset,
    boolean leavePowered,
    @Nullable String flash,
    @Nullable Boot boot,
    @Nullable Network network,
    Duration limit,
    Duration latency,
    ConsoleParts parts,
    Path folder) {
  /** How long a board takes to start, unless told otherwise. */
  public static final Duration START = Duration.ofSeconds(10);

  /** How long a command may take, unless told otherwise. */
  public static final Duration LIMIT = Duration.ofSeconds(60);

  /**
   * How a board tells that it has started.
   *
   * @param text what its console prints
   * @param within how long that takes at most
   */
  public record Boot(String text, Duration within) {}

  /**
   * Where the board finds the server: connections to these ports go on to the scenario's server,
   * through whatever faults are in place.
   *
   * @param address the address of this machine at which the board finds it
   * @param port the port in the clear, or 0 for a free one
   * @param tlsPort the port with TLS, or 0 for a free one
   * @param dns the name server there, or null for none
   */
  public record Network(InetAddress address, int port, int tlsPort, @Nullable Dns dns) {}

  /**
   * A name server for the board.
   *
   * @param port its port, for UDP and TCP, or 0 for a free one
   * @param names what leads to the server beside the names that the scenario gives it
   */
  public record Dns(int port, List<String> names) {
    /** Copies the list. */
    public Dns {
      names = List.copyOf(names);
    }
  }

  /** Returns the addresses and names at which the board may look for the server. */
  public List<String> serverNames() {
    List<String> names = new ArrayList<>();
    if (network != null) {
      names.add(network.address().getHostAddress());
      if (network.dns() != null) {
        names.addAll(network.dns().names());
      }
    }
    return names;
  }

  /** Returns whether the board can be given a resolver of the bench's. */
  public boolean hasNameServer() {
    return network != null && network.dns() != null;
  }

  /** Returns whether the board can be restarted: by power, by reset, or as a program. */
  public boolean canRestart() {
    return canSwitchPower() || reset != null;
  }

  /** Returns whether power can be taken from it. */
  public boolean canSwitchPower() {
    return power != null || console instanceof ConsoleSpec.Program;
  }

  /** Returns whether it can be kept from running: without power, or held in reset. */
  public boolean canSwitchOff() {
    return canSwitchPower() || (reset != null && !(reset instanceof ResetSpec.Command));
  }

  /** Returns how long its start may take. */
  Duration startTime() {
    return boot == null ? START : boot.within();
  }
}
