package org.wwep.emulator.cli.device;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.Trace;
import org.wwep.emulator.cli.option.PageOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.web.board.BoardPage;
import org.wwep.emulator.web.board.DeviceBoard;
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
