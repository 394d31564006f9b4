/* The scenario reboot-forgets-names. Phase 0 registers. Phase 1: the reboot. */
#define LAST_PHASE 1
#define LISTED 1
#define GOT 2
#define FREED 3
#define AGAIN 4
#define OUTCOME \
  TELL("status", now.registrations[LISTED] ? "some" : "no application is registered on hr_rvg") \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("unfreeze", ERROR_OF(FREED)) \
  TELL("again", ERROR_OF(AGAIN)) \
  TELL("registered", REGISTERED(SECONDARY, NIGHTLY))
#include "../ibc.pml"

active proctype workload() {
  WRITE()
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT)
}

active proctype london_at_boot() {
  BOOTED(SECONDARY, 1);
  STATUS(LISTED, SECONDARY);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  UNFREEZE(FREED, SECONDARY, NIGHTLY);
  REGISTER(AGAIN, SECONDARY, NIGHTLY, NO_LIMIT)
}

active proctype fault() {
  at(1);
  CRASH_SECONDARY();
  BOOT_SECONDARY()
}
