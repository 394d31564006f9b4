/** Volume contents, known by which update last touched each region. */
@NullMarked
package org.ibcsim.model.volume;

import org.jspecify.annotations.NullMarked;
