package org.wwep.emulator.testbed;

import java.util.List;

/**
 * The basic blocks of firmware that its carrier can tell of.
 *
 * <p><b>Shape</b>: the same sources, compiler and carrier have the same blocks in the same order;
 * another compiler may divide the same sources otherwise.
 *
 * @param carrier the name of what runs it, such as {@code native}
 * @param blocks its blocks, by their numbers
 */
public record BlockTable(String carrier, List<BasicBlock> blocks) {
  /** Of firmware whose blocks nobody can tell. */
  public static final BlockTable NONE = new BlockTable("", List.of());

  /** Copies the list. */
  public BlockTable {
    blocks = List.copyOf(blocks);
  }
}
