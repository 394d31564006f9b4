/*
 * When all is at rest, the next phase begins, or the test tells its outcome: one line, with the names and values that the
 * scenario's `observe` has. A test defines OUTCOME, a list of TELL(name, value) between braces of C.
 */

c_code {
  static const char *const answers[] = {
    "absent", "absent", "other", "none", "EIBC_NO_APPLICATION", "EIBC_IBC_PENDING", "EBUSY", "EIO", "IBC_DUPLICATE_NAME",
    "IBC_NO_RLINK", "IBC_NO_MESSAGE", "IBC_DROPPED", "IBC_TIMED_OUT", "IBC_STOPPED", "IBC_NOT_FROZEN", "IBC_NOT_OWNER",
    "IBC_WRONG_ROLE", "IBC_NOT_RECEIVING"
  };
  static const char *const fates[] = {
    "pending", "received", "freeze_timed_out", "dropped", "discarded", "lost", "ended_by_crash"
  };
  static const char *const releases[] = {
    "still_frozen", "unfreeze", "freeze_timeout", "deliver_timeout", "discarded", "", "crash"
  };
  static const char *const applications[] = { "nightly", "weekly" };
  static char text[512], part[64];

  static const char *truth(int yes) { return yes ? "true" : "false"; }
  static const char *number(int n) { snprintf(part, sizeof part, "%d", n); return part; }

  static int find(int application, int number) {
    int m;
    for (m = 1; m <= now.messages; m++)
      if (now.message[m].application == application && now.message[m].number == number) return m;
    return 0;
  }

  static const char *fate_of(int application, int number) {
    int m = find(application, number);
    if (!m) return "absent";
    if (now.message[m].fate == STILL_PENDING
        && (now.message[m].place == NOWHERE || (!now.attached && now.message[m].place >= now.received))) return "lost";
    return fates[now.message[m].fate];
  }

  static const char *image_of(int application, int number) {
    int m = find(application, number);
    return !m || !now.message[m].deliveries ? "absent" : truth(!now.message[m].otherImage);
  }

  static const char *images_of(int application) {
    int m, undelivered = 0;
    for (m = 1; m <= now.messages; m++) {
      if (now.message[m].application != application) continue;
      if (now.message[m].otherImage) return "false";
      if (!now.message[m].deliveries) undelivered = 1;
    }
    return undelivered || !find(application, 1) ? "absent" : "true";
  }

  static const char *copies_of(int application, int n) {
    int m = find(application, n);
    return m ? number(now.message[m].deliveries) : "absent";
  }

  static const char *delivered(void) {
    int i;
    char *end = text;
    *end = 0;
    for (i = 0; i < now.deliveries; i++)
      end += sprintf(end, "%s%s %d", i ? ", " : "\"", applications[now.message[now.delivery[i]].application],
                     now.message[now.delivery[i]].number);
    if (end == text) return "\"\"";
    sprintf(end, "\"");
    return text;
  }

  static const char *payload_of(int call) {
    static const char *const payloads[] = { "none", "first", "second", "third" };
    return payloads[now.answer[call] == NONE ? now.got[call] : 0];
  }

  static const char *both(const char *one, const char *other) { return truth(*one == (char) 116 && *other == (char) 116); }

  /* the exit status, of which the specification knows success and death only */
  static const char *status_of(int call) {
    return now.answer[call] == NONE ? "0" : now.answer[call] == KILLED ? "137" : now.answer[call] <= RUNNING ? "absent" : "1";
  }
};

#define ERROR_OF(call) answers[now.answer[call]]
#define DROPS_OF(call) (now.answer[call] > KILLED ? number(now.dropCount[call]) : "absent")
#define RELEASE releases[now.firstRelease]
#define REGISTERED(here, app) truth(now.host[here].registered[app])
#define CONVERGED truth(now.volumes == now.writes)
#define FROZEN_AT_END truth(now.state == WAIT_REG || now.state == WAIT_RECV || now.state == FROZEN)
#define TELL(name, value) printf("%s%s: %s", first++ ? ", " : "{", name, value);

active proctype clock() {
  do
  :: atomic { timeout && phase < LAST_PHASE -> phase++ }
  :: atomic {
       timeout && phase == LAST_PHASE ->
       c_code { int first = 0; printf("outcome "); OUTCOME printf("}\n"); };
       break
     }
  od
}
