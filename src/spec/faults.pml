/*
 * Faults (6, 11.2, 11.3), each one step. A script of a host that crashes is `{ ... } DIES(host, life)`: it dies with the
 * crash that ends this life of its host; life 0 is from the start to the first crash.
 */

#define DIES(here, life) unless { host[here].crashes > life }
#define BOOTED(here, life) (host[here].boots == life)

inline CUT() {
  atomic {
    path = 0;
    if
    :: connected -> linkLost = 1; connected = 0
    :: else
    fi
  }
}

inline HEAL() { path = 1 }

/* What the Secondary does not have by then never comes (6); what it has goes on as ever. */
inline DETACH() { atomic { attached = 0; connected = 0 } }

/* A host forgets its registrations, and its processes die. */
inline HALT(here) {
  host[here].up = 0;
  host[here].crashes++;
  connected = 0;
  for (each : 0 .. APPLICATIONS - 1) {
    host[here].registered[each] = 0;
    host[here].calling[each] = 0
  }
  for (each : 0 .. CALLS - 1) {
    if
    :: hostOf[each] == here && answer[each] == RUNNING -> answer[each] = KILLED
    :: else
    fi
  }
  each = 0
}

inline CRASH_PRIMARY() { atomic { HALT(PRIMARY) } }

inline BOOT_PRIMARY() { atomic { host[PRIMARY].up = 1; host[PRIMARY].boots++ } }

/* Memory goes, the SRL stays; writes under way are begun again from it; a message that is not finished waits anew. */
inline CRASH_SECONDARY() {
  atomic {
    HALT(SECONDARY);
    for (each : 0 .. APPLICATIONS - 1) {
      drops[each] = 0;
      if
      :: REBOOT_REMEMBERS_UNREGISTER == NO -> host[SECONDARY].unregistered[each] = 0
      :: else
      fi;
      do
      :: len(waiting[each]) > 0 -> waiting[each] ? other
      :: else -> break
      od
    }
    each = 0;
    received = stored;
    timer = NO_LIMIT;
    do
    :: flying != 0 -> head--; flying = flying & ~(1 << head)
    :: else -> break
    od;
    if
    :: state == FROZEN && CRASH_WHILE_FROZEN == TREAT_AS_CONSUMED -> FINISH(ENDED_BY_CRASH)
    :: state == FROZEN && CRASH_WHILE_FROZEN == REDELIVER_AND_REFREEZE -> state = WAIT_REG
    :: state == WAIT_RECV -> state = WAIT_REG
    :: !HELD && UNFREEZE_DURABLE == NO && releasedAt != NOWHERE && head == releasedAt + 1 ->
       head = releasedAt; message[CURRENT].fate = STILL_PENDING; state = WAIT_REG
    :: !HELD && !(UNFREEZE_DURABLE == NO && releasedAt != NOWHERE && head == releasedAt + 1) -> state = DRAIN
    :: state == WAIT_REG
    fi
  }
}

/* The ten minutes of a message that had arrived count from now. */
inline BOOT_SECONDARY() {
  atomic {
    host[SECONDARY].up = 1;
    host[SECONDARY].boots++;
    if
    :: state == WAIT_REG -> message[CURRENT].arrivedAt = phase; timer = after(UNREG_HOLD)
    :: else
    fi
  }
}
