package org.wwep.emulator.testbed;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.wwep.emulator.coprocessor.AccessPoint;
import org.wwep.emulator.coprocessor.CoprocessorConfig;
import org.wwep.emulator.coprocessor.CoprocessorParts;
import org.wwep.emulator.coprocessor.CoprocessorStack;
import org.wwep.emulator.coprocessor.HotSpotSetup;
import org.wwep.emulator.coprocessor.TagFile;
import org.wwep.emulator.coprocessor.WifiSetup;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.driver.CoprocessorDriver;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashProvisioner;
import org.wwep.emulator.coprocessor.flash.Fuses;
import org.wwep.emulator.coprocessor.flash.MemoryFlash;
import org.wwep.emulator.coprocessor.flash.MemoryFuses;
import org.wwep.emulator.coprocessor.flash.SecureFlash;
import org.wwep.emulator.coprocessor.flash.UpdateSigner;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.Host;
import org.wwep.emulator.fault.WifiFault;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.SigningIdentity;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.TlsSetup;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.ReplayedRandom;
import org.wwep.net.tls.TlsVersion;
import org.wwep.rtos.Rtos;

/**
 * A device's coprocessor in a world, with the world's CA in its flash.
 *
 * <p>Owned by the world's script.
 */
public final class DeviceCoprocessor implements AutoCloseable {
  private static final int TAG = 1;
  private static final int BLOCKS = 64;

  private final Host network;
  private final CoprocessorStack coprocessorStack;
  private final Runnable onPowerLoss;

  private DeviceCoprocessor(Host network, CoprocessorStack coprocessorStack, Runnable onPowerLoss) {
    this.network = network;
    this.coprocessorStack = coprocessorStack;
    this.onPowerLoss = onPowerLoss;
  }

  /** Makes a device's coprocessor. */
  public static DeviceCoprocessor of(World world, String owner, CoprocessorSetup setup)
      throws InterruptedException {
    boolean secured = setup.secured();
    WifiSetup wifi = setup.wifi();
    Host network = world.host(owner);
    Rtos inside = world.rtos(owner + " nwp");
    MemoryFlash chip = new MemoryFlash(BLOCKS);
    try {
      Fuses fuses = fuses(inside, secured);
      SecureFlash flash = SecureFlash.format(chip, fuses, inside.random());
      if (secured) {
        provision(flash, world.certificates().trusted());
      }
      if (wifi != null) {
        wifi.write(flash);
      }
      CoprocessorConfig config = config(world, owner, network, setup);
      CurrentGauge gauge = new CurrentGauge(world, owner, setup.power());
      CoprocessorStack made =
          new CoprocessorStack(
              new CoprocessorParts(
                  world.rtos(owner + " driver"),
                  inside,
                  network,
                  secured ? world.certificates().tls(owner + " nwp") : world.tls(owner + " nwp"),
                  () -> SecureFlash.mount(chip, fuses, inside.random()),
                  world.medium(),
                  gauge::mode),
              config,
              wifi == null ? builtIn() : null,
              secured
                  ? new TagFile[] {
                    new TagFile(TAG, CredentialStore.Type.CA_CERTIFICATE, FlashProvisioner.CA)
                  }
                  : new TagFile[0]);
      made.onEvent(
          event ->
              world
                  .timeline()
                  .add(world.now(), owner, new TimelineEvent.CoprocessorEvent(event.words())));
      if (wifi != null) {
        // It joins by itself: not before its device has power.
        made.powerOff();
      }
      return new DeviceCoprocessor(network, made, gauge::off);
    } catch (FlashException | CertificateEncodingException e) {
      throw new IllegalStateException("a flash in memory takes what fits", e);
    }
  }

  private static CoprocessorDriver.Profile builtIn() {
    AccessPoint usual = AccessPoint.DEFAULT;
    return new CoprocessorDriver.Profile(usual.ssid(), usual.key() == null ? "" : usual.key());
  }

  private static CoprocessorConfig config(
      World world, String owner, Host network, CoprocessorSetup setup) {
    CoprocessorConfig part =
        CoprocessorConfig.PART
            .withAddresses(MacAddress.fromSeed(owner.hashCode()), network.address())
            .withPower(setup.power());
    HotSpotSetup own = part.hotSpot();
    CoprocessorConfig here =
        world.hasFixedPorts()
            ? part
            : part.withHotSpot(
                own.at(IpConfiguration.of(RealTimeWorld.LOOPBACK)), Endpoint.loopback(0));
    WifiSetup wifi = setup.wifi();
    return wifi == null ? here : wifi.apply(here);
  }

  private static Fuses fuses(Rtos inside, boolean secured) throws CertificateEncodingException {
    byte[] key = new byte[Fuses.KEY];
    inside.random().nextBytes(key);
    return new MemoryFuses(
        key, secured ? SharedSigner.IDENTITY.certificate().getEncoded() : new byte[0]);
  }

  private static void provision(SecureFlash flash, List<X509Certificate> roots)
      throws FlashException, InterruptedException, CertificateEncodingException {
    FlashProvisioner line =
        new FlashProvisioner(
            flash,
            new UpdateSigner(
                List.of(SharedSigner.IDENTITY.certificate()), SharedSigner.IDENTITY.key()));
    line.trust(roots);
    line.certificate(FlashProvisioner.CA, roots.getFirst().getEncoded());
  }

  /** Making keys takes long, and no world is told by them: all worlds have one maker. */
  private static final class SharedSigner {
    static final SigningIdentity IDENTITY = make();

    private static SigningIdentity make() {
      try {
        return SigningIdentity.make(
            "wwep maker", new ReplayedRandom(new SimRandom(3220)), Simulation.BEGINNING);
      } catch (DevelopmentCaException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Returns the stack that the radio reaches. */
  public Host network() {
    return network;
  }

  /** Returns the coprocessor with its driver, which is the firmware's stack. */
  public CoprocessorStack nwp() {
    return coprocessorStack;
  }

  /** Returns what has the coprocessor secure connections to a server of this name, or not. */
  public SecureLayer layer(boolean secured, String serverName) {
    return secured
        ? coprocessorStack.secured(TlsSetup.client(TlsVersion.TLS_1_2, serverName, TAG))
        : SecureLayer.OPEN;
  }

  /** Takes what goes wrong on the air. */
  void faults(List<FaultSpec> faults) {
    coprocessorStack.inRange(faults.stream().noneMatch(spec -> spec.fault() instanceof WifiFault));
  }

  void powerOn() throws InterruptedException {
    try {
      coprocessorStack.powerOn();
    } catch (FlashException e) {
      throw new IllegalStateException("the flash does not hold after a loss of power", e);
    }
  }

  void powerOff() {
    coprocessorStack.powerOff();
    onPowerLoss.run();
  }

  @Override
  public void close() {
    coprocessorStack.close();
  }
}
