/*
 * The scenario freeze-timer. Phase 0 registers. Counted from phase 1, in phases of 5 s: the freeze time-out is 13 (and
 * never as a script wakes); RECEIVE in 2 to 8, the snapshot 8 later.
 */
#define LAST_PHASE 23
#define SENT 1
#define GOT 2
#define OUTCOME \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("release", RELEASE) \
  TELL("frozen", truth(now.snapshotFrozen))
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(1);
  SEND(SENT, PRIMARY, NIGHTLY, 1, 13)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  byte when;
  select(when : 1 .. 4);
  at(2 * when + 1);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  at(2 * when + 9);
  SNAPSHOT();
  UNFREEZE(0, SECONDARY, NIGHTLY)
}
