package org.wwep.emulator.fault;

/**
 * Something that goes wrong, as a value.
 *
 * <p><b>Errors</b>: a value out of range is an {@link IllegalArgumentException} that names the
 * attribute, the range and the value.
 *
 * <p><b>Source</b>: toxiproxy's toxics, under their names; {@code packet_loss}, {@code frame},
 * {@code dns}, {@code tls}, {@code gpio}, {@code pool} and {@code wifi} are ours.
 */
public sealed interface Fault
    permits StreamFault, DnsFault, TlsFault, GpioFault, PoolFault, WifiFault {}
