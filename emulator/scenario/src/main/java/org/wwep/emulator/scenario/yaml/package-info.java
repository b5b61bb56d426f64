/**
 * Reads scenario files, and collects every mistake in them with its place.
 *
 * <p>Reading order: {@link org.wwep.emulator.scenario.yaml.ScenarioParser}, {@code YamlNodeBuilder}
 * (from YAML's events to a {@code YamlNode}), {@link org.wwep.emulator.scenario.yaml.MappingReader}
 * (from a tree's fields to values), {@code StepReader} (from a step to its command, by the list
 * that the parser was given), {@link org.wwep.emulator.scenario.yaml.CommandType} and {@link
 * org.wwep.emulator.scenario.yaml.CommandScope} (what a command says of itself, and what it reads
 * with).
 *
 * <p>The commands themselves are in {@code org.wwep.emulator.scenario.command}; no arrow leads from
 * here to there.
 */
@NullMarked
package org.wwep.emulator.scenario.yaml;

import org.jspecify.annotations.NullMarked;
