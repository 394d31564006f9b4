package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Outcome.Failed;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;

/** What is settled about waiting messages besides the numbered properties (ibc 2.6, 4.3, 14). */
class ArrivalProperties {
  private static final long SECOND = 1_000_000_000L;

  private static Bed sent(int deliverTimeoutSeconds, boolean registered) {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.register(0, "backup", deliverTimeoutSeconds);
    if (registered) {
      bed.register(1, "backup", 0);
    }
    bed.send("backup", 0, true, 0, "payload");
    bed.settle();
    return bed;
  }

  private static long arrivedNanos(Bed bed) {
    return bed.nanosOf(bed.facts(Fact.MessageArrived.class).get(0));
  }

  /** Late_registration_timer: the time-out has run since the arrival. */
  @Property(tries = 40)
  void a_late_registration_does_not_restart_the_deliver_timeout(
      @ForAll @IntRange(min = 10, max = 500) int deliverTimeoutSeconds,
      @ForAll @IntRange(min = 1, max = 9) int registeredAfterSeconds) {
    Bed bed = sent(deliverTimeoutSeconds, false);
    bed.seconds(registeredAfterSeconds);
    bed.register(1, "backup", 0);
    bed.seconds(1_000);
    assertThat(bed.nanosOf(new Fact.MessageEnded(1, 1, Fact.Fate.DROPPED)))
        .isEqualTo(arrivedNanos(bed) + deliverTimeoutSeconds * SECOND);
    assertThat(bed.receive(1, "backup")).isEqualTo(new Failed(IbcError.IBC_DROPPED, 1));
  }

  @Property(tries = 40)
  void a_deliver_timeout_that_ran_out_before_the_registration_takes_effect_with_it(
      @ForAll @IntRange(min = 1, max = 500) int deliverTimeoutSeconds) {
    Bed bed = sent(deliverTimeoutSeconds, false);
    bed.seconds(deliverTimeoutSeconds + 1);
    assertThat(bed.world.frozen(1)).isTrue();
    bed.register(1, "backup", 0);
    assertThat(bed.fate(1, 1)).isEqualTo(Fact.Fate.DROPPED);
    assertThat(bed.facts(Fact.Unfrozen.class).get(0).release())
        .isEqualTo(Fact.Release.LATE_REGISTRATION);
    assertThat(bed.receive(1, "backup")).isEqualTo(new Failed(IbcError.IBC_DROPPED, 1));
  }

  @Property(tries = 40)
  void a_message_that_was_received_in_time_is_not_dropped_later(
      @ForAll @IntRange(min = 2, max = 500) int deliverTimeoutSeconds,
      @ForAll boolean registeredLate) {
    Bed bed = sent(deliverTimeoutSeconds, !registeredLate);
    if (registeredLate) {
      bed.register(1, "backup", 0);
    }
    bed.seconds(deliverTimeoutSeconds - 1);
    assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    bed.seconds(1_000);
    assertThat(bed.world.frozen(1)).isTrue();
    assertThat(bed.facts(Fact.MessageEnded.class)).isEmpty();
    bed.end();
  }

  @Property(tries = 20)
  void the_key_of_another_application_unfreezes_nothing(@ForAll boolean received) {
    Bed bed = sent(0, true);
    bed.register(1, "other", 0);
    if (received) {
      assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    }
    assertThat(bed.unfreeze(1, "other")).isEqualTo(new Failed(IbcError.IBC_NOT_OWNER));
    assertThat(bed.world.frozen(1)).isTrue();
    bed.end();
  }

  @Property(tries = 40)
  void a_message_that_waits_to_be_received_is_received_after_a_crash(
      @ForAll boolean received, @ForAll @IntRange(max = 10) int writes, @ForAll long seed) {
    Bed bed = sent(0, true);
    bed.writes(writes, seed);
    bed.settle();
    if (received) {
      assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    }
    bed.crash(1);
    bed.boot(1);
    bed.register(1, "backup", 0);
    bed.settle();
    assertThat(((Outcome.Received) bed.receive(1, "backup")).payload()).isEqualTo("payload");
    assertThat(bed.facts(Fact.MessageReceived.class))
        .hasSize(received ? 2 : 1)
        .allMatch(delivery -> delivery.image() == 0);
    bed.end();
  }
}
