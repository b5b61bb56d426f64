package org.wwep.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.value.Shard;

/** Identities, addresses, limits, budgets and histograms of a fleet. */
class FleetPartsTest {
  private static final MacAddress FIRST = MacAddress.parse("02:00:00:00:00:00");

  @Test
  void devices_with_one_id_have_registers_of_their_own() {
    // 02:00:00:00:00:01 and 02:00:00:00:01:00 have the same sum.
    FleetIdentity identity = new FleetIdentity(FIRST, 257);
    assertThat(identity.of(1)).hasToString("WriteRequest[device=0003, register=5, value=0]");
    assertThat(identity.of(256)).hasToString("WriteRequest[device=0003, register=6, value=0]");
    assertThat(identity.collisions().toString())
        .isEqualTo(
            "257 devices have 256 IDs: 2 share theirs, up to 2 (0003), told apart by registers");
  }

  @Test
  void an_id_has_256_registers_and_those_that_share_one_are_not_looked_at() {
    FleetIdentity identity = new FleetIdentity(FIRST, 256 * 256 * 2);
    IdCollisions collisions = identity.collisions();
    // The sum of three bytes, the first of which is 0 or 1.
    assertThat(collisions.ids()).isEqualTo(512);
    assertThat(collisions.most()).isEqualTo(511);
    assertThat(collisions.excluded()).isPositive();
    assertThat(collisions.toString()).endsWith("of them share a register too: it is not read back");
    assertThat(new FleetIdentity(FIRST, 65_536).collisions().excluded()).isZero();
  }

  @Test
  void a_network_is_its_addresses_without_the_first_and_the_last() {
    assertThat(SourceAddresses.parse("127.0.1.9/30").addresses())
        .extracting(InetAddress::getHostAddress)
        .containsExactly("127.0.1.9", "127.0.1.10");
    assertThat(SourceAddresses.parse("127.0.1.0/24").addresses()).hasSize(254);
    assertThat(SourceAddresses.parse("::1").addresses()).hasSize(1);
    assertThat(SourceAddresses.parse("127.0.1.9/32").addresses()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "127.0.1.0/8", "127.0.1.0/33", "127.0.1.0/x", "::1/64"})
  void what_is_no_network_is_refused_with_an_example(String text) {
    assertThatThrownBy(() -> SourceAddresses.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("127.0.1.0/24");
  }

  private static FleetConfig config(int devices, PressModel model, List<InetAddress> sources) {
    return new FleetConfig(
        FleetTarget.open(Endpoint.loopback(1)).withSources(sources),
        devices,
        Shard.WHOLE,
        FIRST,
        model,
        Duration.ZERO,
        Duration.ofSeconds(1),
        1,
        1,
        ClientTransport.NIO);
  }

  @Test
  void a_limit_that_is_too_low_is_refused_with_the_figure_needed() {
    MachineLimits limits = new MachineLimits(OptionalInt.of(20_000), OptionalInt.of(10_000));
    PressModel thinking = new PressModel.Closed(Duration.ofSeconds(1));
    assertThat(limits.refusal(config(30_000, thinking, List.of())))
        .hasValueSatisfying(
            text -> assertThat(text).contains("20000").contains("'ulimit -n 30200'"));
    assertThat(limits.refusal(config(15_000, thinking, List.of())))
        .hasValueSatisfying(text -> assertThat(text).contains("2 source addresses or more"));
    List<InetAddress> two = SourceAddresses.parse("127.0.1.0/30").addresses();
    assertThat(limits.refusal(config(15_000, thinking, two))).isEmpty();
    // A press takes 2.5 s at most: so many are under way at a time.
    assertThat(limits.refusal(config(30_000, new PressModel.Open(100), List.of()))).isEmpty();
    assertThat(
            new MachineLimits(OptionalInt.empty(), OptionalInt.empty())
                .refusal(config(1_000_000, thinking, List.of())))
        .isEmpty();
    assertThat(MachineLimits.read()).isNotNull();
  }

  @Test
  void errors_are_a_number_or_a_share() {
    assertThat(ErrorBudget.parse("10").violation(10, 20)).isEmpty();
    assertThat(ErrorBudget.parse("10").violation(11, 20))
        .hasValue("11 of 20 presses and registers failed, at most 10 may");
    assertThat(ErrorBudget.parse("0.5%").violation(1, 200)).isEmpty();
    assertThat(ErrorBudget.parse("0.5%").violation(1, 199)).isPresent();
    for (String wrong : List.of("", "-1", "1.5", "101%", "%", "a few")) {
      assertThatThrownBy(() -> ErrorBudget.parse(wrong)).hasMessageContaining("0.5%");
    }
  }

  @Test
  void histograms_are_merged_without_a_loss() {
    LegHistograms one = new LegHistograms();
    LegHistograms other = new LegHistograms();
    LegHistograms both = new LegHistograms();
    for (int i = 1; i <= 1000; i++) {
      (i % 3 == 0 ? one : other).record(Leg.WHOLE, i * 12_345L);
      both.record(Leg.WHOLE, i * 12_345L);
    }
    LegHistograms merged = new LegHistograms();
    merged.addEncoded(Leg.WHOLE, one.encoded(Leg.WHOLE));
    merged.addEncoded(Leg.WHOLE, other.encoded(Leg.WHOLE));
    assertThat(merged.encoded(Leg.WHOLE)).isEqualTo(both.encoded(Leg.WHOLE));
    assertThat(merged.count(Leg.WHOLE)).isEqualTo(1000);
    assertThatThrownBy(() -> merged.addEncoded(Leg.WHOLE, "AAAA"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_parts_of_a_long_run_are_longer_and_add_up_with_those_of_a_short_one() {
    PressRates longer = new PressRates();
    for (int second = 0; second < 300; second++) {
      longer.acknowledged(second * 1_000_000_000L);
    }
    PressRates shorter = new PressRates();
    shorter.acknowledged(2_500_000_000L);
    shorter.failed(-1);
    assertThat(longer.width()).isEqualTo(2);
    assertThat(longer.acknowledged()).hasSize(150).containsOnly(2);
    shorter.add(longer);
    assertThat(shorter.width()).isEqualTo(2);
    assertThat(shorter.acknowledged()).hasSize(150).startsWith(2, 3, 2);
    longer.add(new PressRates(1, new long[] {5}, new long[] {7}));
    assertThat(longer.acknowledged()).startsWith(7, 2);
    assertThat(longer.failed()).startsWith(7, 0);
  }

  @Test
  void deadlines_come_in_the_order_they_were_asked_for() {
    List<Long> woken = new ArrayList<>();
    FifoDeadlines list = new FifoDeadlines(Duration.ofNanos(10), woken::add);
    FifoDeadlines.Entry first = new WaitEntry();
    FifoDeadlines.Entry second = new WaitEntry();
    FifoDeadlines.Entry third = new WaitEntry();
    list.add(first, 1);
    list.add(second, 2);
    list.add(third, 3);
    second.cancelDeadline();
    assertThat(woken).containsExactly(11L);
    assertThat(list.poll(10)).isNull();
    assertThat(list.poll(13)).isSameAs(first);
    assertThat(list.next()).isEqualTo(13);
    list.add(first, 20);
    assertThat(list.poll(13)).isSameAs(third);
    assertThat(list.poll(100)).isSameAs(first);
    assertThat(list.next()).isEqualTo(FifoDeadlines.NONE);
    assertThat(list.poll(100)).isNull();
  }

  /** What waits and does nothing. */
  private static final class WaitEntry extends FifoDeadlines.Entry {
    @Override
    void elapsed(long now) {}
  }
}
