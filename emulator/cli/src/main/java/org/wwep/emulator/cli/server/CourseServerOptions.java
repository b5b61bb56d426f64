package org.wwep.emulator.cli.server;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.Choices;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.report.PacketTable;
import org.wwep.emulator.testbed.CourseServer;
import org.wwep.emulator.testbed.PoolReport;
import org.wwep.emulator.testbed.ServerKind;
import org.wwep.net.packet.PoolSizes;
import org.wwep.value.Ranges;
import picocli.CommandLine.Option;

/** Which of the course's servers runs, if any, and how many packets it has. */
final class CourseServerOptions {
  @Option(
      names = "--mode",
      completionCandidates = Choices.CourseServers.class,
      paramLabel = "packets|callbacks|concurrent",
      description =
          "Run one of the course's servers instead, as firmware on packets: exercise 04, 05 or 06.")
  @Nullable CourseServer mode;

  @Option(
      names = "--tx-packets",
      paramLabel = "N",
      description = "With --mode: number of packets to send from (default: 2, or 6 by callbacks).")
  @Nullable Integer txPackets;

  @Option(
      names = "--rx-packets",
      paramLabel = "N",
      description =
          "With --mode: number of packets to receive into (default: 2, or 6 by" + " callbacks).")
  @Nullable Integer rxPackets;

  /** Returns whether one of the pools was given a size. */
  boolean hasPools() {
    return txPackets != null || rxPackets != null;
  }

  /** Returns the firmware of this server, with the pools that were asked for. */
  ServerKind firmware(CourseServer chosen) {
    return chosen.withPools(pools(chosen));
  }

  /** Returns what the course's servers say when they start. */
  String creation(CourseServer chosen) {
    PoolSizes pools = pools(chosen);
    return "Creating Packet pools: %d to send from, %d to receive into, %d bytes each"
        .formatted(pools.transmit(), pools.receive(), pools.bufferSize());
  }

  /** Tells the packets of a server at its end, as the course's table. */
  static void tell(List<PoolReport> pools, boolean json, Instant at, LineWriter out) {
    for (PoolReport pool : pools) {
      if (json) {
        JsonLine line = new JsonLine(at, "packets");
        PacketTable.fields(pool).forEach(line::with);
        out.json(line.end());
      } else {
        pool.text().lines().forEach(out::line);
      }
    }
  }

  /** Returns the pools that were asked for, or those that this server has by itself. */
  PoolSizes pools(CourseServer chosen) {
    PoolSizes usual = chosen.pools();
    return new PoolSizes(
        txPackets == null ? usual.transmit() : Ranges.atLeast("--tx-packets", txPackets, 1),
        rxPackets == null ? usual.receive() : Ranges.atLeast("--rx-packets", rxPackets, 1),
        usual.bufferSize());
  }
}
