package org.wwep.device.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wwep.net.Endpoint;
import org.wwep.net.ScriptedConnection;
import org.wwep.net.packet.PacketSocket;
import org.wwep.rtos.HostRtos;

/** What a firmware's session asks of its connection, call by call. */
class PacketSessionTest {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration TYPING = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final HostRtos rtos = new HostRtos(1);
  private final ScriptedConnection client = new ScriptedConnection();

  @AfterEach
  void put_away() {
    rtos.close();
  }

  @Test
  void it_replies_finishes_and_waits_for_the_client_to_finish() throws Exception {
    run(course(), client.says("W0FAC0B1234").ends());
    assertThat(client.calls())
        .containsSubsequence("send A0FAC0B1234", "finish")
        .filteredOn(call -> call.startsWith("receive"))
        .hasSize(2);
    assertThat(client.calls().getLast()).startsWith("receive");
  }

  @Test
  void a_frame_may_be_typed_but_has_a_tenth_of_a_second_to_go_on() throws Exception {
    run(course(), client.says("W0FAC"));
    assertThat(client.patience().subList(0, 2)).containsExactly(TYPING, SHORT);
    assertThat(client.calls()).contains("send X");
  }

  @Test
  void a_kept_alive_client_may_be_silent_between_frames_but_not_within_one() throws Exception {
    run(course().withKeepAlive(true), client.says("W0FAC0B1234").says("R0FAC"));
    assertThat(client.patience().subList(0, 3)).containsExactly(IDLE, IDLE, SHORT);
    assertThat(client.calls()).containsSubsequence("send A0FAC0B1234", "send X");
  }

  private static ServerFirmwareSettings course() {
    return ServerFirmwareSettings.at(Endpoint.loopback(0));
  }

  private void run(ServerFirmwareSettings settings, ScriptedConnection connection)
      throws Exception {
    ServerFirmwareContext context =
        ServerFirmwareContext.of(rtos, settings, new RegisterTable(), transaction -> {});
    new PacketSession(context, new PacketSocket(context.pools(), connection)).run();
  }
}
