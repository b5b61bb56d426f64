package org.wwep.emulator.run;

import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.testbed.CourseServer;
import org.wwep.emulator.testbed.ServerKind;

/** Which server a scenario gets; an interface so that a test may give it a faulty one. */
@FunctionalInterface
public interface ServerKindSelector {
  /** The register server, and the course's. */
  ServerKindSelector COURSE =
      server -> {
        CourseServer course = server.course();
        ServerSpec.PacketCounts packets = server.packets();
        return course == null
            ? ServerKind.REGISTER_SERVER
            : packets == null ? course : course.withPools(packets.applyTo(course.pools()));
      };

  /** Returns the server that the scenario describes. */
  ServerKind of(ServerSpec server);
}
