package org.wwep.emulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wwep.device.DeviceConfig;
import org.wwep.device.Firmware;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.emulator.fault.GpioFault;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.rtos.Rtos;

/** Who lets go of a board's lines when something goes wrong. */
class DeviceUnderTestTest {
  private int closed;

  /** A board on a bench, whose lines are counted when they are let go of. */
  private final class CountedHarness implements BoardHarness {
    private final Board board =
        new EmulatedBoard(BoardConfig.defaults(), InstantSource.system(), MacAddress.fromSeed(1));

    @Override
    public Board board() {
      return board;
    }

    @Override
    public void play(String button, List<Edge> edges) {}

    @Override
    public Level led(String id) {
      return Level.LOW;
    }

    @Override
    public List<Change> changes(String led) {
      return List.of();
    }

    @Override
    public void watch(Runnable observer) {}

    @Override
    public void fault(@Nullable GpioFault fault, Consumer<HitUnit> hits) {}

    @Override
    public void close() {
      closed++;
    }
  }

  private FirmwareImage image(@Nullable Firmware firmware) {
    return new FirmwareImage() {
      @Override
      public Optional<BoardHarness> board(String device, MacAddress mac, Rtos rtos, World world) {
        return Optional.of(new CountedHarness());
      }

      @Override
      public Firmware install(DeviceSeams seams) {
        if (firmware == null) {
          throw new IllegalStateException("no firmware");
        }
        return firmware;
      }
    };
  }

  private static DeviceSetup setup(FirmwareImage image) {
    return new DeviceSetup(
        "dut",
        null,
        BoardConfig.defaults(),
        List.of(
            DeviceConfig.forServer(
                ServerConfig.named("localhost"), LinkConfig.open(LinkConfig.OPEN_PORT))),
        image,
        null,
        null);
  }

  @Test
  void lines_are_let_go_of_when_no_firmware_can_be_installed() {
    RealTimeWorld world = new RealTimeWorld(1, _ -> HarnessFactory.emulated());
    try {
      assertThatIllegalStateException()
          .isThrownBy(() -> new DeviceUnderTest(world, setup(image(null))))
          .withMessage("no firmware");
      assertThat(closed).isEqualTo(1);
    } finally {
      world.close();
    }
  }

  @Test
  void lines_are_let_go_of_when_the_firmware_does_not_end_well() throws Exception {
    Firmware broken =
        new Firmware() {
          @Override
          public void powerOn() {}

          @Override
          public void powerOff() {}

          @Override
          public void close() {
            throw new IllegalStateException("no end");
          }
        };
    RealTimeWorld world = new RealTimeWorld(1, _ -> HarnessFactory.emulated());
    try {
      DeviceUnderTest device = new DeviceUnderTest(world, setup(image(broken)));
      assertThatIllegalStateException().isThrownBy(device::close).withMessage("no end");
      assertThat(closed).isEqualTo(1);
    } finally {
      world.close();
    }
  }
}
