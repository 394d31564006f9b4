package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.Observer;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Clockwork;
import org.ibcsim.model.bed.Layouts;
import org.junit.jupiter.api.Test;

/**
 * Each field of the world's state shows in its fingerprint: every number and every truth value in
 * it is changed, one after the other, and the fingerprint must change too.
 */
class WorldFingerprintTest {
  /** What may change unnoticed, and why. */
  private static final Set<String> NO_STATE =
      Set.of(
          // Follow from what is in the fingerprint.
          "SrlGate.throttles",
          "UpdateLog.controlMessages",
          "UpdateLog.forgottenBytes",
          "VolumeContents.lastWriter",
          "DcmLogging.marking",
          "Resynchronization.inUse",
          // What was overwritten by writes that the log still holds follows from it and the
          // contents.
          "UndoLog.ring",
          "UndoLog.first",
          "UndoLog.count",
          // Never changes.
          "VolumeContents.volumeBytes",
          "Semantics.numbers",
          // Only bounds what the observer was told; equals what the Secondary has on its disks.
          "Secondary.toldStable",
          // Stand only within one event.
          "Secondary.pumping",
          "SrlGate.refusing");

  private final Set<String> changed = new TreeSet<>();
  private final Set<String> unnoticed = new TreeSet<>();

  /** A world in which as much as possible is under way. */
  private static Bed busy() {
    Layouts layout =
        Layouts.secondaries(3)
            .srl(60_000)
            .synchronous(0, Synchronous.FAIL)
            .synchronous(1, Synchronous.OVERRIDE)
            .protection(2, SrlProtection.OVERRIDE)
            .secondaryLogging(2);
    Bed bed = Bed.of(layout);
    for (int host = 0; host < 4; host++) {
      bed.register(host, "backup", 30);
      bed.register(host, "report", 0);
    }
    bed.unregister(2, "report");
    bed.writes(3, 1);
    bed.send("backup");
    bed.milliseconds(100);
    bed.receive(1, "backup", true, 50);
    bed.receive(2, "report", true, 0);
    bed.receive(1, "report", true, 20);
    bed.write(0, 0, 1);
    bed.cut(0);
    bed.send("report", 1, false, 5, "small");
    bed.milliseconds(3);
    bed.write(1, 3, 2);
    bed.quiesce();
    bed.beginSnapshot(1);
    return bed;
  }

  private static String digest(World world) {
    Fingerprint fingerprint = world.fingerprint();
    return fingerprint.low() + " " + fingerprint.high();
  }

  @Test
  void everyFieldOfTheStateShowsInTheFingerprint() throws IllegalAccessException {
    World world = busy().world;
    String before = digest(world);
    walk(world, world, before, Collections.newSetFromMap(new IdentityHashMap<>()));
    assertThat(digest(world)).isEqualTo(before);
    unnoticed.removeAll(changed);
    assertThat(unnoticed).isSubsetOf(NO_STATE);
    assertThat(changed)
        .contains(
            "Rlink.connected",
            "Rlink.transferredTo",
            "Primary.loggedTo",
            "Primary.quiesced",
            "Secondary.staging",
            "Secondary.appliedTo",
            "Registration.drops",
            "SrlGate.throttled",
            "BufferGate.stalledBytes",
            "WriteBuffers.releasedTo",
            "SrlGate.warned",
            "UpdateLog.ring",
            "VolumeContents.digest");
  }

  /** One RLINK was lost while writes waited for it, and another still holds them up. */
  private static Bed failing() {
    Bed bed =
        Bed.of(
            Layouts.secondaries(2)
                .synchronous(0, Synchronous.FAIL)
                .synchronous(1, Synchronous.OVERRIDE));
    bed.cut(0);
    bed.seconds(7);
    bed.cut(1);
    bed.write(0, 0, 1);
    bed.seconds(4);
    assertThat(bed.world.connected(0)).isFalse();
    assertThat(bed.acknowledgedPosition()).isLessThan(bed.world.lastPosition());
    return bed;
  }

  @Test
  void aCopyHasTheFingerprintOfItsOriginalAndGoesTheSameWay() {
    for (Bed bed : List.of(busy(), failing())) {
      Clockwork clock = bed.clock.copy();
      World copy = bed.world.copyFor(clock, new Observer() {});
      for (Event event = clock.next(); event != null; event = clock.next()) {
        assertThat(digest(copy)).isEqualTo(digest(bed.world));
        copy.handle(event);
        bed.nextEvent();
      }
      assertThat(digest(copy)).isEqualTo(digest(bed.world));
    }
  }

  @Test
  void theSameStoryToldTwiceHasTheSameFingerprint() {
    assertThat(digest(busy().world)).isEqualTo(digest(busy().world));
  }

  private void walk(World world, Object part, String before, Set<Object> seen)
      throws IllegalAccessException {
    if (part == null || !seen.add(part)) {
      return;
    }
    if (part instanceof Collection<?> parts) {
      for (Object each : parts) {
        walk(world, each, before, seen);
      }
      return;
    }
    if (!part.getClass().getName().startsWith("org.ibcsim.model.")
        || part.getClass().getName().startsWith("org.ibcsim.model.bed.")
        || part.getClass().isRecord()
        || part instanceof Surroundings) {
      return;
    }
    for (Field field : part.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
        continue;
      }
      field.setAccessible(true);
      Class<?> type = field.getType();
      if (type.isPrimitive()) {
        if (!Modifier.isFinal(field.getModifiers())) {
          change(world, part, field, before);
        }
      } else if (type == boolean[].class) {
        boolean[] flags = (boolean[]) field.get(part);
        flags[0] = !flags[0];
        note(field, before, world);
        flags[0] = !flags[0];
      } else if (type == long[].class) {
        changeElements(world, (long[]) field.get(part), field, before);
      } else {
        walk(world, field.get(part), before, seen);
      }
    }
  }

  private void changeElements(World world, long[] numbers, Field field, String before) {
    for (int index = 0; index < numbers.length; index++) {
      numbers[index]++;
      note(field, before, world);
      numbers[index]--;
    }
  }

  private void change(World world, Object part, Field field, String before)
      throws IllegalAccessException {
    Object value = field.get(part);
    if (value instanceof Boolean flag) {
      field.setBoolean(part, !flag);
    } else if (value instanceof Integer number) {
      field.setInt(part, number + 1);
    } else {
      field.setLong(part, (Long) value + 1);
    }
    note(field, before, world);
    field.set(part, value);
  }

  private void note(Field field, String before, World world) {
    String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
    (digest(world).equals(before) ? unnoticed : changed).add(name);
  }
}
