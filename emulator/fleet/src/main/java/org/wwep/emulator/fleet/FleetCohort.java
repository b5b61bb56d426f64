package org.wwep.emulator.fleet;

/**
 * Some of a fleet's devices, and what became of their presses.
 *
 * @param devices how many there are
 * @param tally what became of their presses and registers
 * @param legs how long each part of their presses took
 * @param rates how many presses ended in each part of the run
 */
public record FleetCohort(int devices, FleetTally tally, LegHistograms legs, PressRates rates) {}
