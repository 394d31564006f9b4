/**
 * The test bed of the model: agendas driven by hand, a recorder, invariants watched at every step,
 * and a story that tests tell (write, send, cut, heal, receive, unfreeze, advance).
 */
package org.ibcsim.model.bed;
