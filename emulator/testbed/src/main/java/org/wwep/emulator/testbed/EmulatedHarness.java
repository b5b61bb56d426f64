package org.wwep.emulator.testbed;

import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.GpioFault;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.hal.emulated.EmulatedButton;

/** An emulated board, which faults can take away from the firmware. */
final class EmulatedHarness implements BoardHarness {
  private final EmulatedBoard board;
  private final FaultyBoard gpio;
  private final BiConsumer<EmulatedButton, List<Edge>> player;

  /**
   * Makes a board.
   *
   * @param player how edges are played in this world's time
   */
  EmulatedHarness(
      BoardConfig config,
      MacAddress mac,
      InstantSource clock,
      BiConsumer<EmulatedButton, List<Edge>> player) {
    this.board = new EmulatedBoard(config, clock, mac);
    this.gpio = new FaultyBoard(board);
    this.player = player;
  }

  @Override
  public Board board() {
    return gpio;
  }

  @Override
  public void play(String button, List<Edge> edges) {
    player.accept(board.button(button), edges);
  }

  @Override
  public Level led(String id) {
    return board.led(id).level();
  }

  @Override
  public List<Change> changes(String led) {
    return board.led(led).history().stream()
        .map(change -> new Change(change.at(), change.lit() ? Level.HIGH : Level.LOW))
        .toList();
  }

  @Override
  public void watch(Runnable observer) {
    board.leds().forEach(led -> led.onChange(_ -> observer.run()));
  }

  @Override
  public void fault(@Nullable GpioFault fault, Consumer<HitUnit> hits) {
    gpio.fault(fault, hits);
  }

  @Override
  public void close() {
    board.close();
  }
}
