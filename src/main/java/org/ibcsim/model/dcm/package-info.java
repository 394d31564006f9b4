/** Data change maps: which regions a Secondary lacks, and how they get there. */
@NullMarked
package org.ibcsim.model.dcm;

import org.jspecify.annotations.NullMarked;
