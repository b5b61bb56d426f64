package org.wwep.emulator.firmware.host;

import org.jspecify.annotations.Nullable;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;

/** Hands the edges of one button to the firmware that is on now. */
final class EdgeSink implements EdgeListener {
  private volatile @Nullable EdgeListener target;

  /** Has edges go there from now on; to nobody with null. */
  void target(@Nullable EdgeListener target) {
    this.target = target;
  }

  @Override
  public void edge(Edge edge) {
    EdgeListener now = target;
    if (now != null) {
      now.edge(edge);
    }
  }
}
