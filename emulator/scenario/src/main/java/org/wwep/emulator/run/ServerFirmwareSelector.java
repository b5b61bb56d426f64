package org.wwep.emulator.run;

import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.testbed.CourseServer;
import org.wwep.emulator.testbed.ServerFirmware;

/** Which server a scenario gets; an interface so that a test may give it a faulty one. */
@FunctionalInterface
public interface ServerFirmwareSelector {
  /** The register server, and the course's. */
  ServerFirmwareSelector COURSE =
      server ->
          switch (server.mode()) {
            case CLASS -> ServerFirmware.REGISTER_SERVER;
            case PACKETS -> course(CourseServer.PACKETS, server);
            case CALLBACKS -> course(CourseServer.CALLBACKS, server);
            case CONCURRENT -> course(CourseServer.CONCURRENT, server);
          };

  /** Returns the server that the scenario describes. */
  ServerFirmware of(ServerSpec server);

  private static ServerFirmware course(CourseServer course, ServerSpec server) {
    ServerSpec.PacketCounts packets = server.packets();
    return packets == null ? course : course.withPools(packets.applyTo(course.pools()));
  }
}
