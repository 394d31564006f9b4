/* The scenario register-twice. Phase 0 registers. Phase 2: the message, and the registration by another process. */
#define LAST_PHASE 2
#define SENT 1
#define TWICE 2
#define OTHER 3
#define GOT 4
#define OUTCOME \
  TELL("second", ERROR_OF(TWICE)) \
  TELL("other_process", ERROR_OF(OTHER)) \
  TELL("registered", number(now.host[SECONDARY].registered[NIGHTLY] + now.host[SECONDARY].registered[WEEKLY])) \
  TELL("receive", ERROR_OF(GOT))
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(2);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  REGISTER(TWICE, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype london_second() {
  at(2);
  REGISTER(OTHER, SECONDARY, NIGHTLY, NO_LIMIT)
}
