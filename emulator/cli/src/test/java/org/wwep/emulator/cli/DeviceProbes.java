package org.wwep.emulator.cli;

import java.util.List;

/** Where each option of a device can be seen. */
final class DeviceProbes {
  private static final String BOARD = "--hal emulated --seed 1 ";

  private DeviceProbes() {}

  static void add() {
    client();
    board();
    firmware();
    coprocessor();
  }

  /** A device that is pressed once. */
  private static void pressed(String option, String without, String with) {
    OptionProbes.add("press\nquit\n", "device", option, "device " + without, "device " + with);
  }

  private static void client() {
    String board = BOARD;
    String open = board + "--server localhost:{open}";
    pressed("--hal", open.replace("emulated", "cdev"), open);
    pressed("--require-hardware", open, open + " --require-hardware");
    pressed("--gpio-chip", open, open + " --gpio-chip gpiochip9");
    pressed("--page", open, open + " --page {silent}");
    pressed(
        "--page-bind", open + " --page {silent}", open + " --page {silent} --page-bind 127.0.0.2");
    pressed("--otlp", open, open + " --otlp {dir}/left/device.jsonl");
    pressed("--mac", open, open + " --mac 02:00:00:00:00:07");
    pressed("--server", open, board + "--attempts 1 --server localhost:1");
    String unknown = board + "--attempts 1 --server nowhere.invalid:{open}";
    pressed("--server-address", unknown, unknown + " --server-address 127.0.0.1");
    pressed("--fallback-address", unknown, unknown + " --fallback-address 127.0.0.1");
    pressed("--device-id", open, open + " --device-id 0FAC");
    String closed = board + "--server localhost:1 --back-off 1ms";
    pressed("--attempts", closed, closed + " --attempts 2");
    String silent = board + "--attempts 1 --server localhost:{silent}";
    pressed("--reply-timeout", silent, silent + " --reply-timeout 50ms");
    String worn = open + " --bounce worn";
    // A busy machine plays edges late, further apart than the usual window.
    pressed("--debounce", worn + " --debounce 300ms", worn + " --debounce 0");
    pressed("--padded", open, open + " --attempts 1 --padded");
    for (String packets : List.of("--tx-packets", "--rx-packets")) {
      String more = "device " + open + " " + packets + " 3";
      OptionProbes.add("press\nstate\nquit\n", "device", packets, "device " + open, more);
    }
    pressed("--json", open, open + " --json");
    pressed("--tls", open, open + " --attempts 1 --tls --certs-dir {dir}/certs");
    String tls = board + "--attempts 1 --tls --certs-dir {dir}/certs --server localhost:{tls}";
    String other = tls.replace("certs ", "other ");
    pressed("--ca", tls, tls + " --ca {dir}/other/ca.pem");
    pressed("--crl", tls, tls + " --crl {dir}/certs/crl.pem");
    pressed("--pin", tls, tls + " --pin " + "0".repeat(64));
    pressed("--certs-dir", tls, other);
    pressed("--insecure", other, other + " --insecure");
    String mutual = tls.replace("{tls}", "{mutual}");
    String own = " --cert {dir}/certs/client.pem --key {dir}/certs/client-key.pem";
    pressed("--cert", mutual, mutual + own);
    pressed("--key", mutual, mutual + own);
    String hello = tls.replace("{tls}", "{hello}");
    pressed("--no-static-rsa", hello, hello + " --no-static-rsa");
    pressed("--tls-version", hello, hello + " --tls-version 1.2");
    pressed("--nwp-dir", open, open + " --nwp-dir {dir}/left/nwp");
    pressed("--stack", open, open + " --stack nwp --nwp-dir {dir}/left/nwp");
  }

  private static void board() {
    String open = BOARD + "--server localhost:{open}";
    // The other part's pin, which is refused: nothing is wired to an emulated board.
    pressed("--button-pin", open, open + " --button-pin GPIO17");
    pressed("--led-pin", open, open + " --led-pin GPIO5");
    pressed("--bounce", open + " --debounce 0", open + " --debounce 0 --bounce worn");
    // How many edges are further apart than this depends on the seed.
    String bounced =
        "--hal emulated --server localhost:{open} --debounce 500us --bounce worn --seed ";
    pressed("--seed", bounced + 1, bounced + 2);
    String nobody = BOARD + "--attempts 1 --server localhost:";
    pressed(
        "--connect-timeout",
        nobody + "{full-queue}",
        nobody + "{full-queue} --connect-timeout 90ms");
    pressed("--loudly", open, open + " --loudly");
    pressed("--back-off", nobody + 1, nobody + "1 --back-off -1ms");
  }

  /** What FirmwareIT has of these runs; without firmware of one's own they are refused. */
  private static void firmware() {
    String open = BOARD + "--server localhost:{open}";
    pressed("--firmware", open, open + " --firmware nowhere.c");
    for (String option :
        List.of(
            "--include {dir}",
            "--define WAY=1",
            "--carrier wasm",
            "--class-path {dir}/gone.jar",
            "--sanitize",
            "--coverage {dir}/left/counts",
            "--gdb")) {
      pressed(option.split(" ")[0], open, open + " " + option);
    }
  }

  private static void coprocessor() {
    String open = BOARD + "--server localhost:{open} --stack nwp --nwp-dir {nwp}";
    pressed("--nwp-page", open, open + " --nwp-page {silent}");
    pressed("--nwp-address", open, open + " --nwp-address 10.0.0.7/24");
    pressed("--nwp-http", open, open + " --nwp-http 0");
    String tls = open.replace("{open}", "{tls} --tls --attempts 1");
    pressed("--nwp-tag", tls, tls + " --nwp-tag -1");
    pressed("--nwp-ca", tls, tls + " --nwp-ca /certs/none.pem");
    pressed("--nwp-cert", tls, tls + " --nwp-cert /certs/none.pem");
    pressed("--nwp-key", tls, tls + " --nwp-key /keys/none.pem");
  }
}
