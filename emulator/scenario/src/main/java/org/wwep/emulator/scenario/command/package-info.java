/**
 * The commands of scenarios, one file each: what the file says, how it is read, what it does, and
 * its part of the JSON Schema.
 *
 * <p>Reading order: {@link org.wwep.emulator.scenario.command.Commands} (the list), {@link
 * org.wwep.emulator.scenario.command.PressCommand} (one of them), {@link
 * org.wwep.emulator.scenario.command.ScenarioSchema}; then what several commands share: {@code
 * ButtonActuator}, {@code PinHistory}, {@code ConsoleLog} and {@code ConsoleInput}, {@code
 * FrameLog} and {@code FrameSearch}, {@code StateHistory}, {@code PressMilestones}, {@code
 * PowerSwitch}.
 *
 * <p>Arrows: {@code command -> scenario.yaml -> scenario}; nothing but callers of the parser comes
 * here.
 */
@NullMarked
package org.wwep.emulator.scenario.command;

import org.jspecify.annotations.NullMarked;
