/*
 * The scenario second-message-in-backlog. Phase 0 registers. Phase 1, in any order: the second message comes before, in
 * or behind the freeze of the first.
 */
#define LAST_PHASE 1
#define OUTCOME \
  TELL("delivered", delivered()) \
  TELL("images", images_of(NIGHTLY)) \
  TELL("snapshot", truth(now.snapshotEqual)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(1);
  SEND(1, PRIMARY, NIGHTLY, 1, NO_LIMIT);
  SEND(2, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(3, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY);
  RECEIVE(4, SECONDARY, NIGHTLY, NO_LIMIT);
  SNAPSHOT();
  UNFREEZE(0, SECONDARY, NIGHTLY)
}
