package org.wwep.emulator.cli;

import java.util.List;

/**
 * Where options of commands can be seen that write into folders of their own, or ask the network.
 */
final class FolderProbes {
  private FolderProbes() {}

  static void add() {
    provision();
    folders();
  }

  private static void provision() {
    String made = "--nwp-dir {new} --certs-dir {dir}/certs";
    OptionProbes.probe("provision init", "--nwp-dir", made, made.replace("{new}", "{nwp}"));
    OptionProbes.probe(
        "provision init", "--certs-dir", made, made.replace("/certs", "/registers.csv/there"));
    OptionProbes.added("provision init", made, "--size", "65536");
    String ca = made + " --ca {dir}/certs/ca.pem";
    String own = ca + " --cert {dir}/certs/client.pem";
    OptionProbes.added("provision init", made, "--ca", "{dir}/certs/ca.pem");
    OptionProbes.probe("provision init", "--cert", ca, own + " --key {dir}/certs/client-key.pem");
    OptionProbes.added("provision init", own, "--key", "{dir}/certs/client-key.pem");
    String put = "--nwp-dir {nwp} /app.cfg {dir}/registers.csv";
    OptionProbes.added("provision put", put, "--key", "");
    OptionProbes.added("provision put", put, "--public", "");
    String there = put.replace("/app.cfg", "/certs/ca.pem");
    OptionProbes.added("provision put", there, "--replace", "");
    OptionProbes.added("provision put", there, "--token", "{token}");
    String name = "--nwp-dir {nwp} /certs/ca.pem";
    OptionProbes.added("provision rm", name, "--token", "{token}");
    OptionProbes.added(
        "provision get", "--nwp-dir {nwp} /kept.cfg {dir}/left/got", "--token", "{read-token}");
    String root = "--nwp-dir {nwp} {dir}/other/ca.pem";
    OptionProbes.added("provision trust", root, "--file", "/certs/others.pem");
    OptionProbes.added(
        "provision revoke", root.replace("other/", "certs/"), "--file", "/certs/others.pem");
    String signed = "--nwp-dir {nwp} /app.cfg 7 {dir}/registers.csv {new}";
    String signer = signed + " --cert {dir}/certs/client.pem";
    OptionProbes.added("provision sign", signed, "--cert", "{dir}/certs/client.pem");
    OptionProbes.added("provision sign", signer, "--cert-key", "{dir}/certs/client-key.pem");
    for (String line :
        List.of(
            "put /app.cfg {dir}/registers.csv",
            "list",
            "get /certs/ca.pem {dir}/left/read",
            "rm /certs/ca.pem --token {token}",
            "verify",
            "trust {dir}/other/ca.pem",
            "revoke {dir}/certs/ca.pem",
            "roots",
            "sign /app.cfg 7 {dir}/registers.csv {new}",
            "install {dir}/update")) {
      String command = "provision " + line.split(" ")[0];
      OptionProbes.add(
          "",
          command,
          "--nwp-dir",
          "provision " + line + " --nwp-dir {nwp}",
          "provision " + line + " --nwp-dir {dir}/left/nothing");
    }
  }

  private static void folders() {
    OptionProbes.added("init", "{dir}/left/init", "--force", "");
    OptionProbes.added("init", "{dir}/left/ci --force", "--ci", "gitlab");
    OptionProbes.added("init", "{dir}/left/bench", "--bench", "");
    OptionProbes.probe("firmware new", "--api", "--api wiced {new}", "--api java {new}");
    String source = "{dir}/needs.c --include {dir}/headers";
    OptionProbes.probe(
        "firmware build", "--include", "{dir}/needs.c --define WAY=1", source + " --define WAY=1");
    OptionProbes.added("firmware build", source, "--define", "WAY=1");
    String whole = source + " --define WAY=1 --carrier native";
    OptionProbes.probe("firmware build", "--carrier", whole, whole.replace("native", "wasm"));
    OptionProbes.added("firmware build", whole, "--machine", "arm64");
    OptionProbes.added("firmware build", whole, "--output", "{dir}/left/fw");
    String patient = "--timeout 800ms";
    String nobody = "_wwep._tcp --timeout ";
    OptionProbes.probe("discover", "--timeout", nobody + "9ms", nobody + "10ms");
    OptionProbes.added("discover", patient, "--interface", "192.0.2.1");
    OptionProbes.added("discover", patient, "--json", "");
  }
}
