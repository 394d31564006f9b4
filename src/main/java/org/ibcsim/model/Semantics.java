package org.ibcsim.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the model answers the questions that the documentation leaves open; each answer is a {@link
 * Switch}.
 *
 * <p>Section numbers are those of the reference on in-band control messages (ibc) and on the data
 * flow (dataflow).
 */
public final class Semantics {
  /** Answers to {@link #DELIVER_TIMEOUT_SOURCE}. */
  public enum DeliverTimeoutSource {
    /** The value registered on the Primary, carried in the message. */
    PRIMARY_REGISTRATION,
    /** The value of the registration that receives it. */
    SECONDARY_REGISTRATION,
    /** The smaller of both, where 0 counts as no limit. */
    MIN
  }

  public static final Switch<DeliverTimeoutSource> DELIVER_TIMEOUT_SOURCE =
      Switch.of(
          0,
          "deliver_timeout_source",
          DeliverTimeoutSource.class,
          "ibc 4.3; S5 against S3",
          "Whose deliver time-out governs a message?");

  /** Answers to {@link #FREEZE_TIMER_START}. */
  public enum FreezeTimerStart {
    DELIVERY,
    ARRIVAL
  }

  public static final Switch<FreezeTimerStart> FREEZE_TIMER_START =
      Switch.of(
          1,
          "freeze_timer_start",
          FreezeTimerStart.class,
          "ibc 4.4; S5",
          "When does the freeze time-out of a message start to run?");

  /** Answers to {@link #NOFREEZE_MODE}. */
  public enum NofreezeMode {
    HOLD_UNTIL_RECEIVED_THEN_RELEASE,
    NEVER_HOLD
  }

  public static final Switch<NofreezeMode> NOFREEZE_MODE =
      Switch.of(
          2,
          "nofreeze_mode",
          NofreezeMode.class,
          "ibc 4.4; S18",
          "Does a message sent with -N hold the stream until it is received?");

  /** Answers to {@link #DISCARD_AFTER_UNREGISTER}. */
  public enum DiscardAfterUnregister {
    IMMEDIATE,
    AFTER_600S_HOLD
  }

  public static final Switch<DiscardAfterUnregister> DISCARD_AFTER_UNREGISTER =
      Switch.of(
          3,
          "discard_after_unregister",
          DiscardAfterUnregister.class,
          "ibc 4.3; the text on unregistering against S17, S21",
          "Is a message for a name that was unregistered discarded at once, or held like one for an unknown name?");

  /** Answers to {@link #REGISTER_DUPLICATE}. */
  public enum RegisterDuplicate {
    ERROR,
    SAME_KEY,
    REPLACE
  }

  public static final Switch<RegisterDuplicate> REGISTER_DUPLICATE =
      Switch.of(
          6,
          "register_duplicate",
          RegisterDuplicate.class,
          "ibc 2.2",
          "What does registering a name that is registered already do?");

  /** Answers to {@link #UNFREEZE_NOT_FROZEN}. */
  public enum UnfreezeNotFrozen {
    OK_NOOP,
    ERROR
  }

  public static final Switch<UnfreezeNotFrozen> UNFREEZE_NOT_FROZEN =
      Switch.of(
          7,
          "unfreeze_not_frozen",
          UnfreezeNotFrozen.class,
          "ibc 2.6; S7 lists no such error",
          "What does UNFREEZE say when nothing is frozen?");

  /** Answers to {@link #UNFREEZE_BY_OTHER_APP}. */
  public enum UnfreezeByOtherApp {
    ERROR,
    ALLOWED,
    IGNORED
  }

  public static final Switch<UnfreezeByOtherApp> UNFREEZE_BY_OTHER_APP =
      Switch.of(
          8,
          "unfreeze_by_other_app",
          UnfreezeByOtherApp.class,
          "ibc 2.6",
          "May one application end the freeze of another one's message?");

  /** Answers to {@link #UNFREEZE_BEFORE_RECEIVE}. */
  public enum UnfreezeBeforeReceive {
    ERROR,
    DISCARD_MESSAGE,
    NOOP
  }

  public static final Switch<UnfreezeBeforeReceive> UNFREEZE_BEFORE_RECEIVE =
      Switch.of(
          9,
          "unfreeze_before_receive",
          UnfreezeBeforeReceive.class,
          "ibc 2.6",
          "What does UNFREEZE do to a message that arrived and was not received?");

  /** Answers to {@link #UNFREEZE_FOREIGN_UNDELIVERED}. */
  public enum UnfreezeForeignUndelivered {
    ERROR,
    NOOP
  }

  public static final Switch<UnfreezeForeignUndelivered> UNFREEZE_FOREIGN_UNDELIVERED =
      Switch.of(
          19,
          "unfreeze_foreign_undelivered",
          UnfreezeForeignUndelivered.class,
          "ibc 14",
          "What does UNFREEZE say while another application's message is held and not delivered?");

  /** Answers to {@link #UNREGISTER_ACTIVE_IOCTL_ERRNO}. */
  public enum UnregisterActiveIoctlErrno {
    EBUSY,
    EIBC_IBC_PENDING
  }

  public static final Switch<UnregisterActiveIoctlErrno> UNREGISTER_ACTIVE_IOCTL_ERRNO =
      Switch.of(
          10,
          "unregister_active_ioctl_errno",
          UnregisterActiveIoctlErrno.class,
          "ibc 2.3; S6",
          "Which error does UNREGISTER give while a call with the key is active?");

  /** Answers to {@link #UNREGISTER_REFUSAL_ORDER}. */
  public enum UnregisterRefusalOrder {
    EBUSY_FIRST,
    PENDING_FIRST
  }

  public static final Switch<UnregisterRefusalOrder> UNREGISTER_REFUSAL_ORDER =
      Switch.of(
          16,
          "unregister_refusal_order",
          UnregisterRefusalOrder.class,
          "ibc 14",
          "A call with the key is active and a message is pending: which refusal comes first?");

  /** Answers to {@link #PENDING_SCOPE}. */
  public enum PendingScope {
    HEAD,
    BACKLOG
  }

  public static final Switch<PendingScope> PENDING_SCOPE =
      Switch.of(
          17,
          "pending_scope",
          PendingScope.class,
          "ibc 14",
          "Is a message stored behind another application's freeze pending for UNREGISTER?");

  /** Answers to {@link #RECV_SHORT_BUFFER}. */
  public enum RecvShortBuffer {
    TRUNCATE_REPORT_LEN,
    ERROR_KEEP_MESSAGE
  }

  public static final Switch<RecvShortBuffer> RECV_SHORT_BUFFER =
      Switch.of(
          11,
          "recv_short_buffer",
          RecvShortBuffer.class,
          "ibc 2.5; page cut",
          "What does RECEIVE do when the message is longer than the buffer?");

  /** Answers to {@link #DROP_REPORT_RESETS}. */
  public enum DropReportResets {
    TRUE,
    FALSE
  }

  public static final Switch<DropReportResets> DROP_REPORT_RESETS =
      Switch.of(
          5,
          "drop_report_resets",
          DropReportResets.class,
          "ibc 2.5; inferred from S5",
          "Does the report of dropped messages set their count back to 0?");

  /** Answers to {@link #DROP_COUNT_SCOPE}. */
  public enum DropCountScope {
    REGISTRATION_ONLY,
    INCLUDE_UNREGISTERED_HOLD
  }

  public static final Switch<DropCountScope> DROP_COUNT_SCOPE =
      Switch.of(
          4,
          "drop_count_scope",
          DropCountScope.class,
          "ibc 2.5",
          "Do messages that were discarded while the name was not registered count as dropped?");

  /** Answers to {@link #FREEZE_TIMEOUT_ZERO}. */
  public enum FreezeTimeoutZero {
    INFINITE,
    IMMEDIATE
  }

  public static final Switch<FreezeTimeoutZero> FREEZE_TIMEOUT_ZERO =
      Switch.of(
          12,
          "freeze_timeout_zero",
          FreezeTimeoutZero.class,
          "ibc 2.4; by analogy with the other time-outs",
          "What does a freeze time-out of 0 mean?");

  /** Answers to {@link #SEND_WAITS_FOR_UNTARGETED_SYNC}. */
  public enum SendWaitsForUntargetedSync {
    TRUE,
    FALSE
  }

  public static final Switch<SendWaitsForUntargetedSync> SEND_WAITS_FOR_UNTARGETED_SYNC =
      Switch.of(
          13,
          "send_waits_for_untargeted_sync",
          SendWaitsForUntargetedSync.class,
          "ibc 2.4; S4",
          "Does SEND to one RLINK wait for the other synchronous RLINKs?");

  /** Answers to {@link #SEND_NO_ATTACHED_RLINK}. */
  public enum SendNoAttachedRlink {
    ERROR,
    OK
  }

  public static final Switch<SendNoAttachedRlink> SEND_NO_ATTACHED_RLINK =
      Switch.of(
          14,
          "send_no_attached_rlink",
          SendNoAttachedRlink.class,
          "ibc 6",
          "What does a broadcast say when no RLINK is attached?");

  /** Answers to {@link #LATE_REGISTRATION_TIMER}. */
  public enum LateRegistrationTimer {
    FROM_ARRIVAL,
    FROM_ARRIVAL_UNCOUNTED,
    FROM_REGISTRATION
  }

  public static final Switch<LateRegistrationTimer> LATE_REGISTRATION_TIMER =
      Switch.of(
          18,
          "late_registration_timer",
          LateRegistrationTimer.class,
          "ibc 14, 4.3",
          "From when does the deliver time-out run if the name is registered after the arrival, and is a message"
              + " that is then too late counted as dropped?");

  /** Answers to {@link #SECOND_RECEIVE}. */
  public enum SecondReceive {
    WAITS_TOO,
    EBUSY
  }

  public static final Switch<SecondReceive> SECOND_RECEIVE =
      Switch.of(
          20,
          "second_receive",
          SecondReceive.class,
          "ibc 14",
          "What does RECEIVE do while another RECEIVE with the key is blocked?");

  /** Answers to {@link #STOPRECV_IDLE}. */
  public enum StoprecvIdle {
    OK,
    ERROR
  }

  public static final Switch<StoprecvIdle> STOPRECV_IDLE =
      Switch.of(
          21,
          "stoprecv_idle",
          StoprecvIdle.class,
          "ibc 14",
          "What does stoprecv say with nothing blocked?");

  /** Answers to {@link #DROPS_OVER_REGISTRATIONS}. */
  public enum DropsOverRegistrations {
    GONE,
    KEPT
  }

  public static final Switch<DropsOverRegistrations> DROPS_OVER_REGISTRATIONS =
      Switch.of(
          22,
          "drops_over_registrations",
          DropsOverRegistrations.class,
          "ibc 14",
          "Does the count of dropped messages outlive UNREGISTER and REGISTER?");

  /** Answers to {@link #REGRECV_COMMAND_FAILURE}. */
  public enum RegrecvCommandFailure {
    UNFREEZE_UNREGISTER,
    LEAVE_FROZEN
  }

  public static final Switch<RegrecvCommandFailure> REGRECV_COMMAND_FAILURE =
      Switch.of(
          15,
          "regrecv_command_failure",
          RegrecvCommandFailure.class,
          "ibc 3",
          "What does regrecv do when its command fails?");

  /** Answers to {@link #REGRECV_FAILED_RECEIVE}. */
  public enum RegrecvFailedReceive {
    UNREGISTER_AND_FAIL,
    STAY_REGISTERED
  }

  public static final Switch<RegrecvFailedReceive> REGRECV_FAILED_RECEIVE =
      Switch.of(
          23,
          "regrecv_failed_receive",
          RegrecvFailedReceive.class,
          "ibc 14",
          "What does regrecv do when its receive fails or times out?");

  /** Answers to {@link #AUTODCM_WITHOUT_DCM}. */
  public enum AutodcmWithoutDcm {
    OVERFLOW,
    REJECT_SETTING
  }

  public static final Switch<AutodcmWithoutDcm> AUTODCM_WITHOUT_DCM =
      Switch.of(
          24,
          "autodcm_without_dcm",
          AutodcmWithoutDcm.class,
          "dataflow 4.1",
          "What does srlprot=autodcm or dcm do where a volume has no DCM?");

  /** Answers to {@link #VRADMIN_ONFREEZE_START}. */
  public enum VradminOnfreezeStart {
    /** In the order of the documentation's numbers: after step 5, the Primary's unquiesce. */
    AFTER_UNQUIESCE,
    /** At once, even while unquiesce still runs on the Primary. */
    AT_DELIVERY
  }

  public static final Switch<VradminOnfreezeStart> VRADMIN_ONFREEZE_START =
      Switch.of(
          25,
          "vradmin_onfreeze_start",
          VradminOnfreezeStart.class,
          "ibc 7.2, admin 5.2; S14",
          "When does vradmin ibc run onfreeze on a Secondary that has its message?");

  /** Answers to {@link #VRADMIN_POSTFREEZE_AFTER_FAILURE}. */
  public enum VradminPostfreezeAfterFailure {
    SKIP,
    RUN
  }

  public static final Switch<VradminPostfreezeAfterFailure> VRADMIN_POSTFREEZE_AFTER_FAILURE =
      Switch.of(
          26,
          "vradmin_postfreeze_after_failure",
          VradminPostfreezeAfterFailure.class,
          "ibc 7.2, admin 5.3",
          "Does vradmin ibc run postfreeze on a Secondary whose onfreeze failed?");

  /** Every switch, in the order of the reference. */
  public static final List<Switch<?>> SWITCHES =
      List.of(
          DELIVER_TIMEOUT_SOURCE,
          FREEZE_TIMER_START,
          NOFREEZE_MODE,
          DISCARD_AFTER_UNREGISTER,
          DROP_COUNT_SCOPE,
          DROP_REPORT_RESETS,
          REGISTER_DUPLICATE,
          UNFREEZE_NOT_FROZEN,
          UNFREEZE_BY_OTHER_APP,
          UNFREEZE_BEFORE_RECEIVE,
          UNREGISTER_ACTIVE_IOCTL_ERRNO,
          RECV_SHORT_BUFFER,
          FREEZE_TIMEOUT_ZERO,
          SEND_WAITS_FOR_UNTARGETED_SYNC,
          SEND_NO_ATTACHED_RLINK,
          REGRECV_COMMAND_FAILURE,
          UNREGISTER_REFUSAL_ORDER,
          PENDING_SCOPE,
          LATE_REGISTRATION_TIMER,
          UNFREEZE_FOREIGN_UNDELIVERED,
          SECOND_RECEIVE,
          STOPRECV_IDLE,
          DROPS_OVER_REGISTRATIONS,
          REGRECV_FAILED_RECEIVE,
          AUTODCM_WITHOUT_DCM,
          VRADMIN_ONFREEZE_START,
          VRADMIN_POSTFREEZE_AFTER_FAILURE);

  /** A message for an unregistered name is held this long [D ibc S17, S3]. */
  public static final long UNREGISTERED_HOLD_SECONDS = 600;

  /**
   * The default of {@code max_msg}; the limit is not documented, the number is a recollection (ibc
   * 2.4).
   */
  public static final int STANDARD_MAXIMUM_MESSAGE_BYTES = 131_072;

  private final List<Enum<?>> answers;
  private final long unregisteredHoldSeconds;
  private final int maximumMessageBytes;

  private Semantics(List<Enum<?>> answers, long unregisteredHoldSeconds, int maximumMessageBytes) {
    this.answers = answers;
    this.unregisteredHoldSeconds = unregisteredHoldSeconds;
    this.maximumMessageBytes = maximumMessageBytes;
  }

  /** Every question answered with its default. */
  public static Semantics standard() {
    List<Enum<?>> answers = new ArrayList<>();
    for (Switch<?> question : SWITCHES) {
      answers.add(question.standard());
    }
    return new Semantics(
        List.copyOf(answers), UNREGISTERED_HOLD_SECONDS, STANDARD_MAXIMUM_MESSAGE_BYTES);
  }

  /** The switch of a name, if there is one. */
  public static Optional<Switch<?>> named(String name) {
    return SWITCHES.stream().filter(question -> question.name().equals(name)).findFirst();
  }

  /** The same, with one question answered otherwise. */
  public <T extends Enum<T>> Semantics with(Switch<T> question, T answer) {
    List<Enum<?>> changed = new ArrayList<>(answers);
    changed.set(question.number(), answer);
    return new Semantics(List.copyOf(changed), unregisteredHoldSeconds, maximumMessageBytes);
  }

  /**
   * The same, with the answer named as in a scenario.
   *
   * @throws IllegalArgumentException if the switch has no such value; the message lists those that
   *     it has
   */
  public <T extends Enum<T>> Semantics withNamed(Switch<T> question, String answer) {
    for (T value : question.values()) {
      if (Switch.nameOf(value).equals(answer)) {
        return with(question, value);
      }
    }
    throw new IllegalArgumentException(
        question.name() + " has no value " + answer + ", expected one of " + question.valueNames());
  }

  /** The same, with {@code unreg_hold_s}: how long a message for an unregistered name is held. */
  public Semantics withUnregisteredHoldSeconds(long seconds) {
    return new Semantics(answers, seconds, maximumMessageBytes);
  }

  /** The same, with {@code max_msg}: the longest payload of a message. */
  public Semantics withMaximumMessageBytes(int bytes) {
    return new Semantics(answers, unregisteredHoldSeconds, bytes);
  }

  /** The answer to a question. */
  public <T extends Enum<T>> T get(Switch<T> question) {
    Enum<?> answer = answers.get(question.number());
    return Objects.requireNonNull(question.standard().getDeclaringClass().cast(answer));
  }

  public long unregisteredHoldSeconds() {
    return unregisteredHoldSeconds;
  }

  public int maximumMessageBytes() {
    return maximumMessageBytes;
  }
}
