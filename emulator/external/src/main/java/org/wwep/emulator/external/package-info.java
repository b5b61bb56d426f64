/**
 * The rig {@code external}: boards that are not part of this program, on a bench that presses their
 * buttons, looks at their LEDs, switches their power, has their console, and is their network.
 *
 * <p>Reading order: {@link org.wwep.emulator.external.ExternalSpec} (what a bench is wired to) with
 * {@link org.wwep.emulator.external.ConsoleSpec} and {@link org.wwep.emulator.external.PowerSpec};
 * {@link org.wwep.emulator.external.ExternalImage}, which puts such a board in the place of
 * firmware; {@code LineRegistry}, which holds its lines, of {@code KernelLines}, and lets go of
 * them at the latest when the process ends; {@code ExternalBoard}, its power and what is told of
 * it. Consoles are {@code ConsolePort}s: {@code TerminalConsole} over {@code TerminalSettings},
 * {@code TcpConsole}, {@code Rfc2217Console} over {@code TelnetFilter}, {@code ProgramConsole} and
 * {@code ProgramTerminal} of a {@code BoardProgram}; {@code ConsoleReader} reads them. Programs and
 * every {@code ShellCommand} are ended as a {@code ProcessTree}; {@code CommandTrace} keeps what
 * commands print. {@code BenchNetwork} has a {@code BenchPort} for each port at which the board
 * finds its server, on {@code BenchStack}, the files of {@code BenchCredentials}, and a {@code
 * NameServer}, which answers what {@code NameRecords} say.
 */
@NullMarked
package org.wwep.emulator.external;

import org.jspecify.annotations.NullMarked;
