/*
 * The scenario receiver-without-memory. Phase 0 registers. Phase 2: the outage and the crash, and all that the receiver
 * does behind its first RECEIVE.
 */
#define LAST_PHASE 2
#define SENT 1
#define OUTCOME \
  TELL("copies", copies_of(NIGHTLY, 1)) \
  TELL("snapshot", truth(now.snapshotEqual)) \
  TELL("frozen", FROZEN_AT_END) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  at(2);
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(1);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  {
    REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
    RECEIVE(2, SECONDARY, NIGHTLY, NO_LIMIT);
    at(2);
    SNAPSHOT();
    UNFREEZE(0, SECONDARY, NIGHTLY);
    RECEIVE(3, SECONDARY, NIGHTLY, NO_LIMIT);
    SNAPSHOT();
    UNFREEZE(0, SECONDARY, NIGHTLY);
    RECEIVE(4, SECONDARY, NIGHTLY, NO_LIMIT);
    SNAPSHOT();
    UNFREEZE(0, SECONDARY, NIGHTLY)
  } DIES(SECONDARY, 0)
}

active proctype london_at_boot() {
  BOOTED(SECONDARY, 1);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(5, SECONDARY, NIGHTLY, NO_LIMIT);
  SNAPSHOT();
  UNFREEZE(0, SECONDARY, NIGHTLY);
  RECEIVE(6, SECONDARY, NIGHTLY, NO_LIMIT);
  SNAPSHOT();
  UNFREEZE(0, SECONDARY, NIGHTLY);
  RECEIVE(7, SECONDARY, NIGHTLY, NO_LIMIT);
  SNAPSHOT();
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype london_fails() {
  at(2);
  CRASH_SECONDARY();
  BOOT_SECONDARY()
}

active proctype network_fails() {
  at(2);
  CUT();
  HEAL()
}
