/** RLINKs: positions in the stream, what is on the wire, connection. */
@NullMarked
package org.ibcsim.model.link;

import org.jspecify.annotations.NullMarked;
