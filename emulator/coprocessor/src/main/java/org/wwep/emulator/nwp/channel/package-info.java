/**
 * What firmware and coprocessor have in common: frames of bytes, and nothing else.
 *
 * <p>Reading order: {@link org.wwep.emulator.nwp.channel.Frame}, {@link
 * org.wwep.emulator.nwp.channel.Opcode}, {@link org.wwep.emulator.nwp.channel.FrameDecoder}, {@link
 * org.wwep.emulator.nwp.channel.Channel}; what is in a frame: {@link
 * org.wwep.emulator.nwp.channel.Payload} and {@link org.wwep.emulator.nwp.channel.PayloadReader},
 * {@link org.wwep.emulator.nwp.channel.Refused} for a command that failed.
 */
@NullMarked
package org.wwep.emulator.nwp.channel;

import org.jspecify.annotations.NullMarked;
