/*
 * The scenario outage-while-frozen. Phase 0 registers. Phase 2: the outage; phase 3: snapshot and UNFREEZE; phase 4:
 * the second RECEIVE has waited long enough.
 */
#define LAST_PHASE 4
#define SENT 1
#define GOT 2
#define AGAIN 3
#define OUTCOME \
  TELL("snapshot", truth(now.snapshotEqual)) \
  TELL("release", RELEASE) \
  TELL("copies", copies_of(NIGHTLY, 1)) \
  TELL("images", image_of(NIGHTLY, 1)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  at(2);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(1);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  at(3);
  SNAPSHOT();
  UNFREEZE(0, SECONDARY, NIGHTLY);
  RECEIVE(AGAIN, SECONDARY, NIGHTLY, 1);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  at(2);
  CUT();
  HEAL()
}
