package org.ibcsim.architecture.wrong.explore;

import org.ibcsim.architecture.wrong.plan.Size;

record ExploreKnowsPlan(Size found) {}
