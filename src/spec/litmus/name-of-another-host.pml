/* The scenario name-of-another-host. All in one phase. */
#define SENT 1
#define OTHER 2
#define GOT 3
#define FREED 4
#define GONE_IS 5
#define OUTCOME \
  TELL("send", ERROR_OF(SENT)) \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("unfreeze", ERROR_OF(FREED)) \
  TELL("unregister", ERROR_OF(GONE_IS)) \
  TELL("other", ERROR_OF(OTHER)) \
  TELL("kept", REGISTERED(PRIMARY, NIGHTLY))
#include "../ibc.pml"

active proctype workload() {
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT);
  SEND(OTHER, PRIMARY, WEEKLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, WEEKLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  UNFREEZE(FREED, SECONDARY, NIGHTLY);
  UNREGISTER(GONE_IS, SECONDARY, NIGHTLY)
}
