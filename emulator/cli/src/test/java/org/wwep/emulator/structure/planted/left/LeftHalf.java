package org.wwep.emulator.structure.planted.left;

import org.wwep.emulator.structure.planted.right.RightHalf;

/** Uses the package that uses this one. */
public record LeftHalf(RightHalf other) {}
