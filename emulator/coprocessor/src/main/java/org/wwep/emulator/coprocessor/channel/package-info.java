/**
 * What firmware and coprocessor have in common: frames of bytes, and nothing else.
 *
 * <p>Reading order: {@link org.wwep.emulator.coprocessor.channel.Frame}, {@link
 * org.wwep.emulator.coprocessor.channel.Opcode}, {@link
 * org.wwep.emulator.coprocessor.channel.FrameDecoder}, {@link
 * org.wwep.emulator.coprocessor.channel.Channel}; what is in a frame: {@link
 * org.wwep.emulator.coprocessor.channel.PayloadWriter} and {@link
 * org.wwep.emulator.coprocessor.channel.PayloadReader}, {@link
 * org.wwep.emulator.coprocessor.channel.ErrorCodec} for a command that failed.
 */
@NullMarked
package org.wwep.emulator.coprocessor.channel;

import org.jspecify.annotations.NullMarked;
