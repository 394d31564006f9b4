/** Proof that the tests would notice: bugs planted in the protocol, and who must catch them. */
package org.ibcsim.mutants;
