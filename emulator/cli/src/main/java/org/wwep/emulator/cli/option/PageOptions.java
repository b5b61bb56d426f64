package org.wwep.emulator.cli.option;

import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.web.board.BoardPage;
import org.wwep.emulator.web.board.BoardSubject;
import org.wwep.net.Endpoint;
import org.wwep.value.Ranges;
import picocli.CommandLine.Option;

/** Where a board is shown in a browser. */
public final class PageOptions {
  @Option(
      names = "--page",
      paramLabel = "PORT",
      converter = PortNumber.class,
      description =
          "Show the board in a browser, at the address that is printed; 0 takes a free port.")
  @Nullable Integer port;

  @Option(
      names = "--page-bind",
      paramLabel = "ADDRESS",
      description =
          "Address of the page; 0.0.0.0 for all (default: 127.0.0.1, this machine only). Whoever has"
              + " the whole address may press.")
  @Nullable InetAddress bind;

  /** Returns whether there is a page. */
  public boolean isGiven() {
    return port != null;
  }

  /** Refuses what goes with a page only. */
  public void check() throws CliException {
    if (bind != null && port == null) {
      throw new CliException(ExitCode.USAGE, "--page-bind is about the page: add --page PORT");
    }
  }

  /**
   * Starts the page, at a free port unless one was given, and tells its address.
   *
   * @throws CliException if the port cannot be had
   */
  public BoardPage start(BoardSubject subject, Consumer<String> tell) throws CliException {
    int wanted = port == null ? 0 : Ranges.port("--page", port);
    InetAddress address = bind == null ? Endpoint.loopback(0).address() : bind;
    try {
      BoardPage page = BoardPage.start(new Endpoint(address, wanted), subject);
      tell.accept("board at " + page.address());
      return page;
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          "--page %d at %s is not available: %s; take another port, or 0"
              .formatted(wanted, address.getHostAddress(), e.getMessage()));
    }
  }
}
