/**
 * The WWEP client: one request, one reply, over any network stack and either API style.
 *
 * <p>Reading order: {@link org.wwep.client.WwepClient}, {@link org.wwep.client.ReplyOutcome},
 * {@link org.wwep.client.ClientTimeouts}; then {@link org.wwep.client.ApiStyle} and {@link
 * org.wwep.client.FrameChannel}, where the API styles differ.
 */
@NullMarked
package org.wwep.client;

import org.jspecify.annotations.NullMarked;
