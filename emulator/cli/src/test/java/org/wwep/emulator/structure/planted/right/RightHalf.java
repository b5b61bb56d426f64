package org.wwep.emulator.structure.planted.right;

import java.util.List;
import org.wwep.emulator.structure.planted.left.LeftHalf;

/** Uses the package that uses this one. */
public record RightHalf(List<LeftHalf> others) {
  /** Makes one of the other half. */
  public LeftHalf other() {
    return new LeftHalf(this);
  }
}
