/** In-band control messages: registrations, delivery, freeze and drain. */
@NullMarked
package org.ibcsim.model.ibc;

import org.jspecify.annotations.NullMarked;
