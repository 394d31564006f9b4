/*
 * Time, in phases. What takes milliseconds (disks, network, a script that does not sleep) happens within a phase, in any
 * order; the next phase begins when all is at rest. A timer whose deadline is the present phase fires at any point while it
 * runs, so that a test in one phase is untimed; a test whose hours matter gives them as later phases.
 */

#define NO_LIMIT 255

#ifndef LAST_PHASE
#define LAST_PHASE 0
#endif

/* unreg_hold_s, in phases: a test whose messages may wait for a registration that long says how long that is. */
#ifndef UNREG_HOLD
#define UNREG_HOLD NO_LIMIT
#endif

byte phase;

#define at(when) (phase >= when)
#define due(deadline) (deadline != NO_LIMIT && phase >= deadline)
#define PAST(deadline) (deadline != NO_LIMIT && phase > deadline)
#define after(phases) ((phases) == NO_LIMIT -> NO_LIMIT : phase + (phases))
#define since(start, phases) ((phases) == NO_LIMIT -> NO_LIMIT : (start) + (phases))

/* A script that sleeps wakes in one of several phases, from the first to the last that are named. */
inline SLEEP(from, to) { { byte wakes; select(wakes : from .. to); at(wakes); wakes = 0 } }
