package org.wwep.emulator.cli.device;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.Trace;
import org.wwep.emulator.cli.option.PageOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.rig.ButtonPresser;
import org.wwep.emulator.web.board.BoardPage;
import org.wwep.emulator.web.board.DeviceBoard;
import org.wwep.hal.Board;
import org.wwep.hal.emulated.Bounce;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.rtos.Rtos;

/** The page of a device, if it has one. */
final class DevicePage implements AutoCloseable {
  private final PageOptions options;
  private final @Nullable DeviceBoard board;
  private final Trace trace;
  private @Nullable BoardPage page;

  private DevicePage(PageOptions options, @Nullable DeviceBoard board, Trace trace) {
    this.options = options;
    this.board = board;
    this.trace = trace;
  }

  /**
   * Begins to hear of the device.
   *
   * @param told who hears of everything first
   */
  static DevicePage of(PageOptions options, Rtos rtos, Trace told) {
    if (!options.isGiven()) {
      return new DevicePage(options, null, told);
    }
    DeviceBoard board = new DeviceBoard(rtos, told);
    return new DevicePage(options, board, board);
  }

  /**
   * Returns what presses the buttons of a board; nothing does if they are real.
   *
   * @param rest how long a contact rests between two presses at least
   */
  static List<ButtonPresser> pressers(Rtos rtos, Board board, Bounce bounce, Duration rest) {
    return board instanceof EmulatedBoard emulated
        ? emulated.buttons().stream()
            .map(button -> new ButtonPresser(rtos, button, bounce, rest))
            .toList()
        : List.of();
  }

  /** Returns what the device tells. */
  Trace trace() {
    return trace;
  }

  /** Opens the page. */
  void open(DeviceBoard.Device device, Consumer<String> tell) throws CliException {
    DeviceBoard shown = board;
    if (shown != null) {
      shown.attach(device);
      page = options.start(shown, tell);
    }
  }

  @Override
  public void close() {
    BoardPage open = page;
    if (open != null) {
      open.close();
    }
    DeviceBoard shown = board;
    if (shown != null) {
      shown.close();
    }
  }
}
