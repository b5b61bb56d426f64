package org.wwep.emulator.run;

import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.testbed.CourseServer;
import org.wwep.emulator.testbed.ServerKind;

/** Which server a scenario gets; an interface so that a test may give it a faulty one. */
@FunctionalInterface
public interface ServerKindSelector {
  /** The register server, and the course's. */
  ServerKindSelector COURSE =
      server ->
          switch (server.mode()) {
            case REGISTER_SERVER -> ServerKind.REGISTER_SERVER;
            case PACKETS -> course(CourseServer.PACKETS, server);
            case CALLBACKS -> course(CourseServer.CALLBACKS, server);
            case CONCURRENT -> course(CourseServer.CONCURRENT, server);
          };

  /** Returns the server that the scenario describes. */
  ServerKind of(ServerSpec server);

  private static ServerKind course(CourseServer course, ServerSpec server) {
    ServerSpec.PacketCounts packets = server.packets();
    return packets == null ? course : course.withPools(packets.applyTo(course.pools()));
  }
}
