package org.wwep.emulator.fault;

import java.util.function.Consumer;

/** Does nothing to what it counts. */
final class NoopFilter implements FaultFilter {
  private final FilterHits hits;

  NoopFilter(FilterHits hits) {
    this.hits = hits;
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    hits.delivery(delivery);
    next.accept(delivery);
  }
}
