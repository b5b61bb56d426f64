/**
 * Several processes that are one fleet: they start together, and the first one reports for all.
 *
 * <p>Reading order: {@link org.wwep.emulator.fleet.agents.FleetRun}, what a process makes of a
 * fleet; {@code Coordinator} in the first agent, and {@code Agent} in the others; {@code AgentLink}
 * between them, which carries one JSON object a line: {@code hello}, {@code join}, {@code ready},
 * {@code start}, {@code progress}, {@code stop}, and the report in the end.
 */
@NullMarked
package org.wwep.emulator.fleet.agents;

import org.jspecify.annotations.NullMarked;
