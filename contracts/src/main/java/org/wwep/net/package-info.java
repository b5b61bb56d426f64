/**
 * The contract of {@link org.wwep.net.NetworkStack}, for every implementation to run.
 *
 * <p>Reading order: {@link org.wwep.net.NetworkWorld}, {@link org.wwep.net.NetworkStackContract}
 * and the parts it is made of.
 */
@NullMarked
package org.wwep.net;

import org.jspecify.annotations.NullMarked;
