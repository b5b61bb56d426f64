package org.wwep.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** Joining and resolving. */
abstract class ResolveContract extends NetworkContractBase {
  @Test
  void the_network_is_there_to_join() throws Exception {
    run(() -> world.stack().join(LONG));
  }

  @Test
  void a_known_name_has_its_address() throws Exception {
    run(
        () ->
            assertThat(world.stack().resolveAll(world.knownName(), LONG))
                .startsWith(world.anyPort().address())
                .startsWith(world.stack().resolve(world.knownName(), LONG)));
  }

  @Test
  void literals_need_no_answer() throws Exception {
    run(
        () -> {
          for (String literal : new String[] {"127.0.0.1", "198.51.100.3", "::1", "2001:db8::7"}) {
            assertThat(world.stack().resolve(literal, NONE))
                .isEqualTo(InetAddress.ofLiteral(literal));
          }
        });
  }

  @Test
  void an_unknown_name_is_not_resolved() throws Exception {
    run(
        () ->
            assertThatThrownBy(() -> world.stack().resolve(world.unknownName(), LONG))
                .isInstanceOf(NameNotResolvedException.class)
                .hasMessageContaining(world.unknownName()));
  }

  @Test
  void a_blank_name_and_a_negative_timeout_are_mistakes() throws Exception {
    run(
        () -> {
          assertThatThrownBy(() -> world.stack().resolve(" ", LONG))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> world.stack().resolve("localhost", LONG.negated()))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }
}
