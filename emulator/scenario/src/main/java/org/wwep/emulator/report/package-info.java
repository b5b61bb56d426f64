/**
 * What a run leaves behind to look at. Every report is a function of {@link
 * org.wwep.emulator.run.RunResult}s: the same results give the same bytes.
 *
 * <p>Reading order: {@link org.wwep.emulator.report.Reports} writes what was asked for; {@link
 * org.wwep.emulator.report.Transcript}, {@link org.wwep.emulator.report.JunitXml}, {@link
 * org.wwep.emulator.report.EventLogFile}, {@link org.wwep.emulator.report.Vcd} and {@link
 * org.wwep.emulator.report.HtmlPage} are the reports. The last two draw {@code Signals}, {@code
 * PressSpans} and {@code DisturbanceInterval}, which read the timeline. {@link
 * org.wwep.emulator.report.OtlpTraces} are the presses for OpenTelemetry, {@link
 * org.wwep.emulator.report.DevicePressTraces} those of a device without a run. {@link
 * org.wwep.emulator.report.ResultJson} is a result for programs.
 */
@NullMarked
package org.wwep.emulator.report;

import org.jspecify.annotations.NullMarked;
