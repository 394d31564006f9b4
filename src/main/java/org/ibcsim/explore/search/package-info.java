/**
 * The search engine: every state that a model can reach, each once, and the shortest path to what
 * is of interest. Knows nothing of replication: a model is a {@link
 * org.ibcsim.explore.search.Model}, a state some bytes.
 */
@NullMarked
package org.ibcsim.explore.search;

import org.jspecify.annotations.NullMarked;
