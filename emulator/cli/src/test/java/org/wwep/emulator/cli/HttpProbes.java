package org.wwep.emulator.cli;

import java.util.List;

/** Where options of commands can be seen that speak HTTP. */
final class HttpProbes {
  private HttpProbes() {}

  static void add() {
    page();
    network();
  }

  /** A register server has no pages, which is seen as well, unless nothing gets through to it. */
  private static void page() {
    String command = "http-get";
    String tls = "--tls --certs-dir {dir}/certs ";
    String secured = "localhost:{tls}";
    OptionProbes.probe(command, "--tls", "localhost:{open}", tls + "localhost:{open}");
    OptionProbes.probe(command, "--ca", tls + secured, tls + "--ca {dir}/other/ca.pem " + secured);
    OptionProbes.probe(
        command, "--crl", tls + secured, tls + "--crl {dir}/certs/crl.pem " + secured);
    OptionProbes.probe(
        command, "--pin", tls + secured, tls + "--pin " + "0".repeat(64) + " " + secured);
    String own = "--cert {dir}/certs/client.pem --key {dir}/certs/client-key.pem ";
    String mutual = "localhost:{mutual}";
    OptionProbes.probe(command, "--cert", tls + mutual, tls + own + mutual);
    OptionProbes.probe(command, "--key", tls + mutual, tls + own + mutual);
    String other = tls.replace("certs ", "other ");
    OptionProbes.probe(command, "--insecure", other + secured, other + "--insecure " + secured);
    OptionProbes.probe(command, "--certs-dir", tls + secured, other + secured);
    String hello = "localhost:{hello}";
    OptionProbes.probe(command, "--no-static-rsa", tls + hello, tls + "--no-static-rsa " + hello);
    OptionProbes.probe(command, "--tls-version", tls + hello, tls + "--tls-version 1.3 " + hello);
    OptionProbes.probe(command, "--stack", secured, "--stack nwp --nwp-dir {nwp} --tls " + secured);
    OptionProbes.probe(command, "--nwp-dir", secured, "--nwp-dir {nwp} " + secured);
    String part = "--stack nwp --nwp-dir {nwp} --tls " + secured;
    OptionProbes.probe(command, "--nwp-page", part, "--nwp-page {silent} " + part);
    OptionProbes.probe(command, "--nwp-http", part, "--nwp-http 0 " + part);
    OptionProbes.probe(command, "--nwp-address", part, "--nwp-address 10.0.0.7/24 " + part);
    OptionProbes.probe(command, "--nwp-tag", part, "--nwp-tag -1 " + part);
    OptionProbes.probe(command, "--nwp-ca", part, "--nwp-ca /certs/none.pem " + part);
    for (String file : List.of("--nwp-cert /certs/none.pem", "--nwp-key /keys/none.pem")) {
      OptionProbes.probe(command, file.split(" ")[0], part, file + " " + part);
    }
  }

  /** A device that notes down what it is given. */
  private static void network() {
    String given = "http://localhost:{device} --ssid WWEP";
    OptionProbes.probe("provision wifi", "--ssid", given, given.replace("WWEP", "hall"));
    OptionProbes.added("provision wifi", given, "--key-file", "{dir}/wifi.key");
    OptionProbes.added("provision wifi", given, "--priority", "3");
  }
}
