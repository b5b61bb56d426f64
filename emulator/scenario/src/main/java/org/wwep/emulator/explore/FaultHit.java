package org.wwep.emulator.explore;

/**
 * A fault hit something of a device.
 *
 * @param position how many entries the timeline had then
 * @param device whose it was
 * @param fault the fault's name
 * @param moment where the device was then
 */
public record FaultHit(int position, String device, String fault, FaultMoment moment) {}
