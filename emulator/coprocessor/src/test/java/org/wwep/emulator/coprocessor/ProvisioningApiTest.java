package org.wwep.emulator.coprocessor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.driver.CoprocessorWlan;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpSocket;

/** What a phone posts is done, or refused with the reason: no token is passed over. */
class ProvisioningApiTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  /** A command with a form, and the beginning of what is answered. */
  private static final List<List<String>> POSTS =
      List.of(
          List.of("profile_add", "__SL_P_P.B=0", "400 an SSID has 1 to 32 bytes"),
          List.of("profile_add", "__SL_P_P.A=a&__SL_P_P.B=2", "400 __SL_P_P.C: a secured network"),
          List.of("profile_add", "__SL_P_P.A=a&__SL_P_P.B=x", "400 __SL_P_P.B: a security is"),
          List.of("profile_add", "__SL_P_P.A=a&__SL_P_P.C=short", "400 a key has 8 to 63"),
          List.of("profile_add", "__SL_P_P.A=a&__SL_P_P.D=x", "400 __SL_P_P.D: a priority is"),
          List.of("profile_add", "__SL_P_P.A=a&__SL_P_P.D=16", "400 a priority is 0 to 15"),
          List.of("profile_add", "__SL_P_P.A=a&__SL_P_P.d=3", "400 no token __SL_P_P.d here"),
          List.of("profile_add", "__SL_P_P.A=a&__SL_P_P.E=on", "400 no token __SL_P_P.E here"),
          List.of("profile_add", "__SL_P_P.A=a&__SL_P_P.D=3&submit=Add", "204"),
          List.of("policy_set", "__SL_P_P.A=on", "400 no token __SL_P_P.A here"),
          List.of("policy_set", "__SL_P_P.G=on", "501 ENOTSUP: any-p2p"),
          List.of("policy_set", "__SL_P_P.E=on&__SL_P_P.F=on", "204"),
          List.of("confirm_req", "__SL_P_P.A=a", "400 no token __SL_P_P.A here"),
          List.of("profile_del", "", "404"));

  @Test
  void every_token_counts_or_is_refused() throws Exception {
    CoprocessorSimulation.run(
        CoprocessorConfig.PART,
        null,
        in -> {
          in.nwp.driver().wlan().provision(Duration.ofMinutes(5));
          HotSpot.Station station =
              in.nwp.hotSpot().orElseThrow().associate(MacAddress.fromSeed(2), "");
          IpConfiguration given = station.lease().orElseThrow();
          for (List<String> post : POSTS) {
            try (TcpSocket socket = station.stack(given.address()).socket()) {
              socket.connect(new Endpoint(given.gateway(), 80), LONG);
              assertThat(answer(socket, post.get(0), post.get(1)))
                  .as("%s", post)
                  .contains(post.get(2));
            }
          }
          assertThat(in.nwp.driver().wlan().profiles())
              .containsExactly(new CoprocessorWlan.Profile(0, "a", false, 3));
          assertThat(in.nwp.driver().wlan().status().provisioning()).isTrue();
        });
  }

  /** Returns status and body. */
  private static String answer(TcpSocket socket, String command, String form) throws Exception {
    socket.send(
        "POST /api/1/wlan/%s HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(command, form.length(), form)
            .getBytes(ISO_8859_1),
        LONG);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[1024];
    for (int read = 0; read >= 0; read = socket.receive(piece, 0, piece.length, LONG)) {
      all.write(piece, 0, read);
    }
    String text = all.toString(ISO_8859_1);
    return text.substring(9, 12) + " " + text.substring(text.indexOf("\r\n\r\n") + 4);
  }
}
