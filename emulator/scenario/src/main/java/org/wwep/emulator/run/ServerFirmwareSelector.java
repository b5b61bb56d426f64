package org.wwep.emulator.run;

import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.testbed.CourseServer;
import org.wwep.emulator.testbed.ServerFirmware;

/** Which server a scenario gets; an interface so that a test may give it a faulty one. */
@FunctionalInterface
public interface ServerFirmwareSelector {
  /** The register server, and the course's. */
  ServerFirmwareSelector COURSE =
      mode ->
          switch (mode) {
            case CLASS -> ServerFirmware.REGISTER_SERVER;
            case PACKETS -> CourseServer.PACKETS;
            case CALLBACKS -> CourseServer.CALLBACKS;
            case CONCURRENT -> CourseServer.CONCURRENT;
          };

  /** Returns the server of this mode. */
  ServerFirmware of(ServerSpec.Mode mode);
}
