package org.ibcsim.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the model answers the questions that the documentation leaves open; each question is a {@link
 * Switch}, declared with its answers in the class of its theme, for instance {@link
 * FreezeSwitches}.
 *
 * <p>Section numbers are those of the reference on in-band control messages (ibc) and on the data
 * flow (dataflow); S3, S17 and so on are the documents of its index. A switch stands here when the
 * model reads it.
 *
 * <p>Immutable, but for {@link #noting}; an answer costs one array access, a number a short search.
 */
public final class Semantics {
  /** Every switch, by theme. */
  public static final List<Switch<?>> SWITCHES =
      numbered(
          RegistrationSwitches.REGISTER_DUPLICATE,
          RegistrationSwitches.UNREGISTER_ACTIVE_IOCTL_ERRNO,
          RegistrationSwitches.UNREGISTER_REFUSAL_ORDER,
          RegistrationSwitches.PENDING_SCOPE,
          RegistrationSwitches.DISCARD_AFTER_UNREGISTER,
          RegistrationSwitches.REBOOT_REMEMBERS_UNREGISTER,
          SendSwitches.SEND_WAITS_FOR_UNTARGETED_SYNC,
          SendSwitches.SEND_COUNTS_UNTARGETED,
          SendSwitches.SEND_NO_ATTACHED_RLINK,
          ArrivalSwitches.ARRIVAL_MEANS,
          ArrivalSwitches.DELIVER_TIMEOUT_SOURCE,
          ArrivalSwitches.LATE_REGISTRATION_TIMER,
          ArrivalSwitches.DROP_COUNT_SCOPE,
          ReceiveSwitches.RECEIVE_PICKUP,
          ReceiveSwitches.SECOND_RECEIVE,
          ReceiveSwitches.RECV_SHORT_BUFFER,
          ReceiveSwitches.DROP_REPORT_RESETS,
          ReceiveSwitches.DROPS_OVER_REGISTRATIONS,
          FreezeSwitches.FREEZE_START,
          FreezeSwitches.FREEZE_TIMER_START,
          FreezeSwitches.FREEZE_TIMEOUT_ZERO,
          FreezeSwitches.NOFREEZE_MODE,
          UnfreezeSwitches.UNFREEZE_NOT_FROZEN,
          UnfreezeSwitches.UNFREEZE_BY_OTHER_APP,
          UnfreezeSwitches.UNFREEZE_BEFORE_RECEIVE,
          UnfreezeSwitches.UNFREEZE_FOREIGN_UNDELIVERED,
          FailureSwitches.IBC_ACK_POINT,
          FailureSwitches.CRASH_WHILE_FROZEN,
          FailureSwitches.UNFREEZE_DURABLE,
          FailureSwitches.LINK_LOSS_DUPLICATES,
          FailureSwitches.PRIMARY_CRASH_DUPLICATES,
          FailureSwitches.SECONDARY_CRASH_DUPLICATES,
          RoleSwitches.TAKEOVER_WHILE_FROZEN,
          RoleSwitches.MIGRATE_WHILE_FROZEN,
          RoleSwitches.KEYS_ON_ROLE_CHANGE,
          LogSwitches.SECONDARY_SRL_FULL,
          LogSwitches.AUTODCM_WITHOUT_DCM,
          ModeSwitches.OVERRIDE_INFLIGHT,
          MemorySwitches.NM_FULL_ACTION,
          OverlapSwitches.OVERLAP_POLICY_SECONDARY,
          LatencySwitches.LAT_RELEASE,
          LatencySwitches.LAT_COUNTS,
          DcmSwitches.DCM_REGION_ROUNDING,
          DcmSwitches.DCM_CONVERT,
          DcmSwitches.DCM_LOGGING_WRITE_COST,
          DcmSwitches.RESYNC_NEW_WRITES,
          DcmSwitches.SEND_IN_DCM,
          DcmSwitches.OVERFLOW_TO_DCM_PENDING_IBC,
          BunkerSwitches.BUNKER_IBC,
          ClusterSwitches.CLUSTER_IBC_NODE,
          CommandSwitches.STOPRECV_IDLE,
          CommandSwitches.REGRECV_COMMAND_FAILURE,
          CommandSwitches.REGRECV_FAILED_RECEIVE,
          CommandSwitches.REGRECV_REFUSED_UNREGISTER,
          CommandSwitches.VRADMIN_ONFREEZE_START,
          CommandSwitches.VRADMIN_POSTFREEZE_AFTER_FAILURE);

  /** A message for an unregistered name is held this long [D ibc S17, S3]. */
  public static final NumericParameter UNREGISTERED_HOLD =
      new NumericParameter(
          "unreg_hold_s",
          "How long is a message for an unregistered name held?",
          "ibc 4.3; S17, S3: ten minutes",
          "s",
          600,
          0,
          366 * 86_400);

  /** The longest payload; not documented, the default is a recollection (ibc 2.4). */
  public static final NumericParameter MAXIMUM_MESSAGE =
      new NumericParameter(
          "max_msg",
          "How long may the payload of a message be?",
          "ibc 2.4; not documented, the default is ours",
          "B",
          131_072,
          0,
          1 << 20);

  /** How long a write waits at most with {@code override_inflight: retry_until_timeout}. */
  public static final NumericParameter OVERRIDE_RETRY =
      new NumericParameter(
          "override_retry_s",
          "How long does a write wait for a Secondary that is disconnected (override_inflight)?",
          "dataflow 3; not documented, as long as for a data acknowledgement",
          "s",
          60,
          1,
          31_622_400);

  /** The unit in which a DCM is replayed; a recollection that the documents' figures agree with. */
  public static final NumericParameter DCM_REPLAY_SIZE =
      new NumericParameter(
          "vol_dcm_replay_size",
          "How much of a volume does one message of a DCM replay carry at most?",
          "dataflow 2.6; not documented, every figure in the documents is a multiple of it",
          "B",
          262_144,
          512,
          16 << 20);

  /** How little a DCM must hold for the rest of a resynchronization to go through the SRL. */
  public static final NumericParameter RESYNC_MAP_SWAP_THRESHOLD =
      new NumericParameter(
          "resync_map_swap_threshold",
          "How much may be marked when a resynchronization goes over to the SRL?",
          "dataflow 4.4, 13; not documented, the default is ours",
          "B",
          4 << 20,
          0,
          1L << 40);

  /** The unit in which a Secondary's pool is used up; the default takes each update as it is. */
  public static final NumericParameter NMPOOL_ROUNDING =
      new NumericParameter(
          "nmpool_rounding",
          "In multiples of what does a message take the Secondary's memory?",
          "dataflow 6.1, 13; not documented, the default is ours",
          "B",
          1,
          1,
          512 << 10);

  /**
   * From the loss of a logowner until another node does its work; not documented (dataflow 2.8).
   */
  public static final NumericParameter LOGOWNER_FAILOVER_STALL =
      new NumericParameter(
          "logowner_failover_stall_s",
          "How long do writes wait when the logowner of a cluster is lost or moved?",
          "dataflow 2.8; not documented, the default is ours",
          "s",
          10,
          0,
          86_400);

  /** What each update costs in an SRL beside its data: a disk block or more [D 62-ch03s07s05]. */
  public static final NumericParameter SRL_HEADER =
      new NumericParameter(
          "srl_header_bytes",
          "How much of the SRL does the header of an update take?",
          "dataflow 2.1, 13; 62-ch03s07s05: at least one disk block",
          "B",
          512,
          512,
          64 << 10);

  /** What of the Primary's SRL no update may take: it stalls at once when that would be left. */
  public static final NumericParameter SRL_FULL_RESERVE =
      new NumericParameter(
          "srl_full_reserve_bytes",
          "How much of the Primary's SRL is still free when it is called full?",
          "dataflow 4.1, 13; not documented, the default is ours",
          "B",
          0,
          0,
          64 << 20);

  /** Every number that a scenario may set, beside the switches. */
  public static final List<NumericParameter> PARAMETERS =
      List.of(
          UNREGISTERED_HOLD,
          MAXIMUM_MESSAGE,
          DCM_REPLAY_SIZE,
          RESYNC_MAP_SWAP_THRESHOLD,
          OVERRIDE_RETRY,
          NMPOOL_ROUNDING,
          LOGOWNER_FAILOVER_STALL,
          SRL_HEADER,
          SRL_FULL_RESERVE);

  private final Enum<?>[] answers;

  /** By the order of {@link #PARAMETERS}. */
  private final long[] numbers;

  private final @Nullable AskedSwitches asked;

  private Semantics(Enum<?>[] answers, long[] numbers, @Nullable AskedSwitches asked) {
    this.answers = answers;
    this.numbers = numbers;
    this.asked = asked;
  }

  // The themes know nothing of this class, so whoever asks a switch for its number has come through
  // here and finds it.
  private static List<Switch<?>> numbered(Switch<?>... switches) {
    for (int number = 0; number < switches.length; number++) {
      switches[number].standAt(number);
    }
    return List.of(switches);
  }

  /** Every question answered with its default. */
  public static Semantics standard() {
    Enum<?>[] answers = new Enum<?>[SWITCHES.size()];
    for (Switch<?> question : SWITCHES) {
      answers[question.number()] = question.standard();
    }
    long[] numbers = PARAMETERS.stream().mapToLong(NumericParameter::standard).toArray();
    return new Semantics(answers, numbers, null);
  }

  /** The switch of a name, if there is one. */
  public static Optional<Switch<?>> named(String name) {
    return SWITCHES.stream().filter(question -> question.name().equals(name)).findFirst();
  }

  /** The same, with one question answered otherwise. */
  public <T extends Enum<T>> Semantics with(Switch<T> question, T answer) {
    Enum<?>[] changed = answers.clone();
    changed[question.number()] = answer;
    return new Semantics(changed, numbers, asked);
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

  /**
   * The same, with another number.
   *
   * @throws IllegalArgumentException if it is out of the parameter's range
   */
  public Semantics with(NumericParameter parameter, long value) {
    long[] changed = numbers.clone();
    changed[PARAMETERS.indexOf(parameter)] = parameter.checked(value);
    return new Semantics(answers, changed, asked);
  }

  /**
   * The same, with {@code unreg_hold_s}: how long a message for an unregistered name is held.
   *
   * @throws IllegalArgumentException if out of the range of {@link #UNREGISTERED_HOLD}
   */
  public Semantics withUnregisteredHoldSeconds(long seconds) {
    return with(UNREGISTERED_HOLD, seconds);
  }

  /**
   * The same, with {@code max_msg}: the longest payload of a message.
   *
   * @throws IllegalArgumentException if out of the range of {@link #MAXIMUM_MESSAGE}
   */
  public Semantics withMaximumMessageBytes(int bytes) {
    return with(MAXIMUM_MESSAGE, bytes);
  }

  /** The same, and notes which questions are asked from now on. */
  public Semantics noting(AskedSwitches notes) {
    return new Semantics(answers, numbers, notes);
  }

  /** The answer to a question. */
  public <T extends Enum<T>> T get(Switch<T> question) {
    if (asked != null) {
      asked.note(question.number());
    }
    return Objects.requireNonNull(question.type().cast(answers[question.number()]));
  }

  /** A number that a scenario may set. */
  public long number(NumericParameter parameter) {
    return numbers[PARAMETERS.indexOf(parameter)];
  }

  public long unregisteredHoldSeconds() {
    return number(UNREGISTERED_HOLD);
  }

  public int maximumMessageBytes() {
    return (int) number(MAXIMUM_MESSAGE);
  }
}
