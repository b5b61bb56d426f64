package org.wwep.emulator.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.LinkSpec;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.TlsSpec;
import org.wwep.emulator.scenario.yaml.Problem;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.Passwords;
import org.wwep.net.tls.RevocationLists;
import org.wwep.net.tls.TrustAnchors;

/** The files that a scenario names, read ahead: those that cannot serve are its problems. */
public final class NamedFiles {
  private final Scenario scenario;
  private final List<Problem> problems = new ArrayList<>();

  private NamedFiles(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Returns what is wrong with the files: one that is missing, or is not what it has to be. */
  public static List<Problem> problems(Scenario scenario) {
    NamedFiles files = new NamedFiles(scenario);
    files.check(() -> new BounceSource(scenario, 0));
    ServerSpec.Tls server = scenario.server().tls();
    if (server != null) {
      files.own(server.certificate(), server.key());
    }
    for (DeviceSpec device : scenario.devices()) {
      for (LinkSpec link : device.links()) {
        TlsSpec tls = link.tls();
        if (tls != null) {
          files.own(tls.certificate(), tls.key());
          files.anchors(tls.ca(), tls.crls());
        }
      }
    }
    return List.copyOf(files.problems);
  }

  private void own(@Nullable String certificate, @Nullable String key) {
    if (certificate != null && key != null) {
      check(
          () ->
              Credential.read(scenario.beside(certificate), scenario.beside(key), Passwords.NONE));
    }
  }

  private void anchors(@Nullable String ca, List<String> crls) {
    if (ca != null) {
      check(() -> TrustAnchors.read(scenario.beside(ca)));
    }
    if (!crls.isEmpty()) {
      check(() -> RevocationLists.read(crls.stream().map(scenario::beside).toList()));
    }
  }

  private void check(FileReader reading) {
    try {
      reading.read();
    } catch (CredentialException | IllegalArgumentException e) {
      Problem problem =
          new Problem(new Position(scenario.file(), 1, 1), String.valueOf(e.getMessage()));
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
  }

  /** Reads a file, for its mistakes alone. */
  @FunctionalInterface
  private interface FileReader {
    Object read() throws CredentialException;
  }
}
