package org.wwep.emulator.world;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.wwep.emulator.certs.CertsException;
import org.wwep.emulator.certs.SigningIdentity;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.WifiFault;
import org.wwep.emulator.nwp.AccessPoint;
import org.wwep.emulator.nwp.Nwp;
import org.wwep.emulator.nwp.Nwp.TagFile;
import org.wwep.emulator.nwp.NwpConfig;
import org.wwep.emulator.nwp.driver.NwpDriver;
import org.wwep.emulator.nwp.flash.FlashException;
import org.wwep.emulator.nwp.flash.Fuses;
import org.wwep.emulator.nwp.flash.MemoryFlash;
import org.wwep.emulator.nwp.flash.MemoryFuses;
import org.wwep.emulator.nwp.flash.ProductionLine;
import org.wwep.emulator.nwp.flash.SecureFlash;
import org.wwep.emulator.nwp.flash.UpdateSigner;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.SimWorld;
import org.wwep.emulator.timeline.Happening;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.TlsSetup;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.ReplayedRandom;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsVersion;
import org.wwep.rtos.Rtos;

/**
 * A device's coprocessor in a world, with the world's CA in its flash.
 *
 * <p>Owned by the world's script.
 */
public final class Offload implements AutoCloseable {
  private static final int TAG = 1;
  private static final int BLOCKS = 64;

  private final NetworkStack network;
  private final Nwp nwp;

  private Offload(NetworkStack network, Nwp nwp) {
    this.network = network;
    this.nwp = nwp;
  }

  /**
   * Makes a device's coprocessor.
   *
   * @param secured whether the device has links over TLS
   */
  public static Offload of(World world, String owner, boolean secured) throws InterruptedException {
    NetworkStack network = world.stack(owner);
    Rtos inside = world.rtos(owner + " nwp");
    MemoryFlash chip = new MemoryFlash(BLOCKS);
    try {
      Fuses fuses = fuses(inside, secured);
      SecureFlash flash = SecureFlash.format(chip, fuses, inside.random());
      if (secured) {
        provision(flash, world.secrets().trusted());
      }
      AccessPoint air = AccessPoint.DEFAULT;
      Nwp made =
          new Nwp(
              new Nwp.Parts(
                  world.rtos(owner + " driver"),
                  inside,
                  network,
                  secured
                      ? world.secrets().tls(owner + " nwp")
                      : Tls.replayed(inside.random(), inside::now),
                  () -> SecureFlash.mount(chip, fuses, inside.random())),
              NwpConfig.PART,
              new NwpDriver.Profile(air.ssid(), air.key() == null ? "" : air.key()),
              secured
                  ? new TagFile[] {
                    new TagFile(TAG, CredentialStore.Type.CA_CERTIFICATE, ProductionLine.CA)
                  }
                  : new TagFile[0]);
      made.onEvent(
          event ->
              world.timeline().add(world.now(), owner, new Happening.OnCoprocessor(event.words())));
      return new Offload(network, made);
    } catch (FlashException | CertificateEncodingException e) {
      throw new IllegalStateException("a flash in memory takes what fits", e);
    }
  }

  private static Fuses fuses(Rtos inside, boolean secured) throws CertificateEncodingException {
    byte[] key = new byte[Fuses.KEY];
    inside.random().nextBytes(key);
    return new MemoryFuses(key, secured ? Maker.IDENTITY.certificate().getEncoded() : new byte[0]);
  }

  private static void provision(SecureFlash flash, List<X509Certificate> roots)
      throws FlashException, InterruptedException, CertificateEncodingException {
    ProductionLine line =
        new ProductionLine(
            flash, new UpdateSigner(List.of(Maker.IDENTITY.certificate()), Maker.IDENTITY.key()));
    line.trust(roots);
    line.certificate(ProductionLine.CA, roots.getFirst().getEncoded());
  }

  /** Making keys takes long, and no world is told by them: all worlds have one maker. */
  private static final class Maker {
    static final SigningIdentity IDENTITY = make();

    private static SigningIdentity make() {
      try {
        return SigningIdentity.make(
            "wwep maker", new ReplayedRandom(new SimRandom(3220)), SimWorld.BEGINNING);
      } catch (CertsException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Returns the stack that the radio reaches. */
  public NetworkStack network() {
    return network;
  }

  /** Returns the coprocessor with its driver, which is the firmware's stack. */
  public Nwp nwp() {
    return nwp;
  }

  /** Returns what has the coprocessor secure connections to a server of this name, or not. */
  public SecureLayer layer(boolean secured, String serverName) {
    return secured
        ? nwp.secured(TlsSetup.client(TlsVersion.TLS_1_2, serverName, TAG))
        : SecureLayer.OPEN;
  }

  /** Takes what goes wrong on the air. */
  void faults(List<FaultSpec> faults) {
    nwp.inRange(faults.stream().noneMatch(spec -> spec.fault() instanceof WifiFault));
  }

  void powerOn() throws InterruptedException {
    try {
      nwp.powerOn();
    } catch (FlashException e) {
      throw new IllegalStateException("the flash does not hold after a loss of power", e);
    }
  }

  void powerOff() {
    nwp.powerOff();
  }

  @Override
  public void close() {
    nwp.close();
  }
}
