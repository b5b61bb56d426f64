package org.wwep.emulator.run;

import java.time.Duration;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.emulator.testbed.HarnessFactory;

/**
 * One run to do.
 *
 * @param scenario what to run
 * @param rig on what
 * @param seed what decides everything random
 * @param repetition which run of several this is, from 1
 * @param timeout how long it may take, in the rig's time
 * @param only which steps are done
 * @param reproduce the command that does this run again
 * @param firmware the firmware of each device
 * @param servers the servers by their modes
 * @param harnesses the boards, in real time
 * @param wording how it speaks of what its caller has set
 */
public record RunRequest(
    Scenario scenario,
    Rig rig,
    long seed,
    int repetition,
    Duration timeout,
    StepFilter only,
    String reproduce,
    FirmwareSelector firmware,
    ServerKindSelector servers,
    HarnessFactory.Opener harnesses,
    RunMessages wording) {
  /** Returns the first run of a scenario, whole, with the course's firmware. */
  public static RunRequest of(Scenario scenario, Rig rig, long seed) {
    return new RunRequest(
        scenario,
        rig,
        seed,
        1,
        scenario.defaults().timeout(),
        StepFilter.ALL,
        scenario.file() + ", seed " + seed,
        FirmwareSelector.COURSE,
        ServerKindSelector.COURSE,
        _ -> HarnessFactory.emulated(),
        RunMessages.PLAIN);
  }

  /** Returns this with this client on every device. */
  public RunRequest withImage(ClientImage image) {
    return withFirmware(FirmwareSelector.client(image));
  }

  /** Returns this with other firmware on the devices. */
  public RunRequest withFirmware(FirmwareSelector other) {
    return with(other, servers, wording);
  }

  /** Returns this with other words for what its caller has set. */
  public RunRequest withWording(RunMessages other) {
    return with(firmware, servers, other);
  }

  /** Returns this with other servers. */
  public RunRequest withServers(ServerKindSelector other) {
    return with(firmware, other, wording);
  }

  private RunRequest with(
      FirmwareSelector devices, ServerKindSelector peers, RunMessages messages) {
    return new RunRequest(
        scenario,
        rig,
        seed,
        repetition,
        timeout,
        only,
        reproduce,
        devices,
        peers,
        harnesses,
        messages);
  }
}
