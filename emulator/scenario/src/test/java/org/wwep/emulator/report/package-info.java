/** Tests of the reports; {@code SimulatedRun} makes the runs that they are about. */
@org.jspecify.annotations.NullMarked
package org.wwep.emulator.report;
