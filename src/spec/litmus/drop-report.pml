/*
 * The scenario drop-report. Phase 0 registers. Counted from phase 1, as phases: the time-out is 2; sends in 0, 4 and 8;
 * receives in 3, 5 and, behind a new registration, from 7 on.
 */
#define LAST_PHASE 11
#define REPORT 4
#define NEXT 5
#define FRESH 6
#define OUTCOME \
  TELL("report", ERROR_OF(REPORT)) \
  TELL("next", ERROR_OF(NEXT)) \
  TELL("fresh", ERROR_OF(FRESH))
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, 2);
  at(1);
  SEND(1, PRIMARY, NIGHTLY, 1, NO_LIMIT);
  at(5);
  SEND(2, PRIMARY, NIGHTLY, 1, NO_LIMIT);
  at(9);
  SEND(3, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  at(4);
  RECEIVE(REPORT, SECONDARY, NIGHTLY, NO_LIMIT);
  at(6);
  RECEIVE(NEXT, SECONDARY, NIGHTLY, 1);
  UNFREEZE(0, SECONDARY, NIGHTLY);
  at(8);
  UNREGISTER(0, SECONDARY, NIGHTLY);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(FRESH, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}
