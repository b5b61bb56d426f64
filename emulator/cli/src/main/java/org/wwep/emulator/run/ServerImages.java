package org.wwep.emulator.run;

import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.server.RunningServer;
import org.wwep.emulator.world.ServerFirmware;

/** Which server a scenario gets; an interface so that a test may give it a faulty one. */
@FunctionalInterface
public interface ServerImages {
  /** The class server, and the course's. */
  ServerImages COURSE =
      mode ->
          switch (mode) {
            case CLASS -> ServerFirmware.CLASS;
            case PACKETS -> ServerFirmware.of(RunningServer.Mode.PACKETS);
            case CALLBACKS -> ServerFirmware.of(RunningServer.Mode.CALLBACKS);
            case CONCURRENT -> ServerFirmware.of(RunningServer.Mode.CONCURRENT);
          };

  /** Returns the server of this mode. */
  ServerFirmware of(ServerSpec.Mode mode);
}
