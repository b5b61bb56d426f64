/**
 * Reads scenario files, and collects every mistake in them with its place.
 *
 * <p>Reading order: {@link org.wwep.emulator.scenario.yaml.ScenarioParser}, {@code YamlNodeBuilder}
 * (from YAML's events to a {@code YamlNode}), {@code MappingReader} (from a tree's fields to
 * values), {@code CommandReaders} and the groups of commands it puts together.
 */
@NullMarked
package org.wwep.emulator.scenario.yaml;

import org.jspecify.annotations.NullMarked;
