package org.wwep.emulator.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.PortNumber;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.RotatingFile;
import org.wwep.emulator.http.TokenGate;
import org.wwep.emulator.server.admin.AdminAccess;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.Transaction;
import org.wwep.value.FileErrors;
import org.wwep.value.Ranges;
import picocli.CommandLine.Option;

/** Who is told what the register server does. */
final class ServerLogOptions {
  @Option(names = "--quiet", description = "Print no line for each transaction.")
  boolean quiet;

  @Option(names = "--json", description = "Print JSON, one object a line.")
  boolean json;

  @Option(
      names = {"--admin-port", "--metrics-port"},
      paramLabel = "PORT",
      converter = PortNumber.class,
      description =
          "Answer HTTP on this port of the loopback interface: the server's page at /, /metrics for"
              + " Prometheus, /health, /ready, and /feed for 'wwep watch'; 0 takes a free one"
              + " (default: none).")
  @Nullable Integer adminPort;

  @Option(
      names = "--admin-bind",
      paramLabel = "ADDRESS",
      description =
          "Address of that port, such as 0.0.0.0 for a class's network: then it answers to those who"
              + " have the address that is printed, with its token (default: 127.0.0.1).")
  @Nullable InetAddress adminBind;

  /** Returns who may look, and at what. */
  AdminAccess access(int port, AdminAccess.Pages pages) {
    Endpoint local = adminBind == null ? Endpoint.loopback(port) : new Endpoint(adminBind, port);
    String token = local.address().isLoopbackAddress() ? "" : TokenGate.newToken();
    return new AdminAccess(local, token, pages);
  }

  @Option(
      names = "--share-feed",
      paramLabel = "NAME",
      description =
          "With --store redis://... and --admin-port: tell the other servers of this Redis, under this"
              + " name, what is answered here, and show in /feed and the page what they tell.")
  @Nullable String share;

  @Option(
      names = "--log-file",
      paramLabel = "FILE",
      description = "Write the transactions to this file as well.")
  @Nullable Path logFile;

  @Option(
      names = "--log-size",
      paramLabel = "MB",
      description = "Size at which the log file becomes FILE.1, in megabytes (default: 10).")
  int logSize = 10;

  @Option(
      names = "--log-keep",
      paramLabel = "N",
      description = "Number of older log files to keep (default: 5).")
  int logKeep = 5;

  /** Opens the log file, if there is to be one. */
  @Nullable LineWriter log() throws CliException {
    Path file = logFile;
    if (file == null) {
      return null;
    }
    try {
      return LineWriter.log(
          RotatingFile.open(
              file,
              (long) Ranges.atLeast("--log-size", logSize, 1) << 20,
              Ranges.atLeast("--log-keep", logKeep, 1)),
          "--log-file " + file);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          "--log-file "
              + file
              + " cannot be written: "
              + FileErrors.reason(e)
              + "; take another one");
    }
  }

  /** Prints a transaction, in the form that was asked for. */
  void print(Transaction transaction, LineWriter out) {
    if (json) {
      out.json(TransactionJson.json(transaction));
    } else {
      out.line(transaction.line());
    }
  }
}
