/**
 * The ioctls of an RVG device: their argument structures as values, and the one place that issues
 * them. Scripts and companion applications both come through here.
 */
@NullMarked
package org.ibcsim.model.ioctl;

import org.jspecify.annotations.NullMarked;
