package org.wwep.net.packet;

/**
 * What one pool has been through.
 *
 * @param size how many buffers it has
 * @param inUse how many of them are not free
 * @param highWater how many were in use at the most
 * @param allocated how often a buffer was taken
 * @param freed how often one came back
 * @param refused how many packets could not be created since none was free; transmit only
 * @param heldBack how many received packets had to wait for a free buffer, each of which a radio
 *     would have tossed; receive only
 * @param leaked how many packets were never deleted, and freed with their socket
 */
public record PoolCounters(
    int size,
    int inUse,
    int highWater,
    long allocated,
    long freed,
    long refused,
    long heldBack,
    long leaked) {}
