/*
 * Questions that the documentation leaves open, by the names of sections 9 and 14 in capitals, with the reference's own
 * answer where a test defines no other. The comment behind each lists the other answers that this specification knows.
 */

/* Answers, which several questions share. */
#define ERROR                    1
#define OK                       2
#define NOOP                     3
#define OK_NOOP                  3
#define ALLOWED                  4
#define IGNORED                  5
#define DISCARD_MESSAGE          6
#define IMMEDIATE                7
#define INFINITE                 8
#define AFTER_600S_HOLD          9
#define EBUSY_ANSWER             10
#define PENDING_ANSWER           11
#define EBUSY_FIRST              12
#define PENDING_FIRST            13
#define HEAD                     14
#define BACKLOG                  15
#define YES                      16
#define NO                       17
#define SAME_STEP                18
#define DELAYED                  19
#define WAITS_TOO                20
#define GONE                     21
#define KEPT                     22
#define SAME_KEY                 23
#define FROM_ARRIVAL             24
#define FROM_ARRIVAL_UNCOUNTED   25
#define FROM_REGISTRATION        26
#define DELIVERY                 27
#define ARRIVAL                  28
#define REACHED_HEAD_AND_FLUSHED 29
#define STORED_IN_SECONDARY_SRL  30
#define RECEIVED_UNFINISHED      31
#define NO_COPIES                32
#define FROZEN_ONLY              33
#define REDELIVER_AND_REFREEZE   34
#define TREAT_AS_CONSUMED        35
#define PRIMARY_REGISTRATION     36
#define SECONDARY_REGISTRATION   37
#define MIN                      38

#ifndef REGISTER_DUPLICATE
#define REGISTER_DUPLICATE ERROR                        /* SAME_KEY */
#endif
#ifndef UNREGISTER_ACTIVE_IOCTL_ERRNO
#define UNREGISTER_ACTIVE_IOCTL_ERRNO EBUSY_ANSWER      /* PENDING_ANSWER */
#endif
#ifndef UNREGISTER_REFUSAL_ORDER
#define UNREGISTER_REFUSAL_ORDER EBUSY_FIRST            /* PENDING_FIRST */
#endif
#ifndef PENDING_SCOPE
#define PENDING_SCOPE HEAD                              /* BACKLOG */
#endif
#ifndef DISCARD_AFTER_UNREGISTER
#define DISCARD_AFTER_UNREGISTER IMMEDIATE              /* AFTER_600S_HOLD */
#endif
#ifndef REBOOT_REMEMBERS_UNREGISTER
#define REBOOT_REMEMBERS_UNREGISTER NO                  /* YES */
#endif
#ifndef ARRIVAL_MEANS
#define ARRIVAL_MEANS REACHED_HEAD_AND_FLUSHED          /* STORED_IN_SECONDARY_SRL */
#endif
#ifndef DELIVER_TIMEOUT_SOURCE
#define DELIVER_TIMEOUT_SOURCE PRIMARY_REGISTRATION     /* SECONDARY_REGISTRATION, MIN */
#endif
#ifndef LATE_REGISTRATION_TIMER
#define LATE_REGISTRATION_TIMER FROM_ARRIVAL            /* FROM_ARRIVAL_UNCOUNTED, FROM_REGISTRATION */
#endif
#ifndef RECEIVE_PICKUP
#define RECEIVE_PICKUP SAME_STEP                        /* DELAYED */
#endif
#ifndef SECOND_RECEIVE
#define SECOND_RECEIVE WAITS_TOO                        /* EBUSY_ANSWER */
#endif
#ifndef DROP_REPORT_RESETS
#define DROP_REPORT_RESETS YES                          /* NO */
#endif
#ifndef DROPS_OVER_REGISTRATIONS
#define DROPS_OVER_REGISTRATIONS GONE                   /* KEPT */
#endif
#ifndef FREEZE_TIMER_START
#define FREEZE_TIMER_START DELIVERY                     /* ARRIVAL */
#endif
#ifndef FREEZE_TIMEOUT_ZERO
#define FREEZE_TIMEOUT_ZERO INFINITE                    /* IMMEDIATE */
#endif
#ifndef UNFREEZE_NOT_FROZEN
#define UNFREEZE_NOT_FROZEN OK_NOOP                     /* ERROR */
#endif
#ifndef UNFREEZE_BY_OTHER_APP
#define UNFREEZE_BY_OTHER_APP ERROR                     /* ALLOWED, IGNORED */
#endif
#ifndef UNFREEZE_BEFORE_RECEIVE
#define UNFREEZE_BEFORE_RECEIVE ERROR                   /* DISCARD_MESSAGE, NOOP */
#endif
#ifndef UNFREEZE_FOREIGN_UNDELIVERED
#define UNFREEZE_FOREIGN_UNDELIVERED ERROR              /* NOOP */
#endif
#ifndef CRASH_WHILE_FROZEN
#define CRASH_WHILE_FROZEN REDELIVER_AND_REFREEZE       /* TREAT_AS_CONSUMED */
#endif
#ifndef UNFREEZE_DURABLE
#define UNFREEZE_DURABLE YES                            /* NO */
#endif
#ifndef LINK_LOSS_DUPLICATES
#define LINK_LOSS_DUPLICATES RECEIVED_UNFINISHED        /* NO_COPIES, FROZEN_ONLY */
#endif
#ifndef STOPRECV_IDLE
#define STOPRECV_IDLE OK                                /* ERROR */
#endif
