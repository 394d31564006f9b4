package org.ibcsim.model.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RlinkTransitionsTest {
  /** The last column of the reference's table, and what stands in its third. */
  private static final Map<String, String> REFERENCE =
      Map.ofEntries(
          Map.entry("T1", "STALE K"),
          Map.entry("T2", "ACTIVE D/K"),
          Map.entry("T3", "ACTIVE D"),
          Map.entry("T4", "ACTIVE D/K"),
          Map.entry("T5", "stays D"),
          Map.entry("T6", "stays D"),
          Map.entry("T7", "stays D"),
          Map.entry("T8", "PAUSE D"),
          Map.entry("T9", "PAUSE D"),
          Map.entry("T10", "ACTIVE D"),
          Map.entry("T11", "stays D"),
          Map.entry("T12", "stays D"),
          Map.entry("T13", "stays D"),
          Map.entry("T14", "stays I"),
          Map.entry("T15", "STALE D"),
          Map.entry("T16", "stays D"),
          Map.entry("T17", "stays D"),
          Map.entry("T18", "stays D"),
          Map.entry("T19", "stays D"),
          Map.entry("T20", "stays D/I"),
          Map.entry("T21", "stays D"),
          Map.entry("T22", "stays D"),
          Map.entry("T23", "stays D"),
          Map.entry("T24", "FAIL D"),
          Map.entry("T25", "ACTIVE D"),
          Map.entry("T26", "STALE D"),
          Map.entry("T27", "stays D/I"));

  @Test
  void everyRowOfTheReferenceIsThereWithItsStateAndItsEvidence() {
    for (Map.Entry<String, String> row : REFERENCE.entrySet()) {
      List<RlinkTransition> found = named(row.getKey());
      assertThat(found).as(row.getKey()).hasSize(1);
      RlinkTransition only = found.get(0);
      assertThat((only.to() == null ? "stays" : only.to()) + " " + only.evidence())
          .as(row.getKey())
          .isEqualTo(row.getValue());
    }
    assertThat(named("T28"))
        .extracting(RlinkTransition::event)
        .containsExactly(RlinkEvent.PRIMARY_REBOOTED, RlinkEvent.RECOVERED);
  }

  @Test
  void whatTheReferenceLeavesOutIsSaidToBeInferred() {
    for (RlinkTransition row : RlinkTransitions.rows()) {
      if (row.name().startsWith("X")) {
        assertThat(row.evidence()).as(row.name()).isEqualTo("I");
      } else {
        assertThat(row.name()).matches("T([1-9]|1[0-9]|2[0-8])");
      }
    }
  }

  private static List<RlinkTransition> named(String name) {
    return RlinkTransitions.rows().stream().filter(row -> row.name().equals(name)).toList();
  }

  static Stream<Arguments> everyEventInEveryState() {
    List<Arguments> all = new ArrayList<>();
    for (RlinkState state : RlinkState.values()) {
      for (RlinkEvent event : RlinkEvent.values()) {
        all.add(Arguments.of(state, event));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyEventInEveryState")
  void anEventHasOneRowOrIsRefused(RlinkState state, RlinkEvent event) {
    List<RlinkTransition> rows =
        RlinkTransitions.rows().stream()
            .filter(row -> row.from().contains(state) && row.event() == event)
            .toList();
    assertThat(rows).hasSizeLessThan(2);
    if (rows.isEmpty()) {
      assertThat(RlinkTransitions.of(state, event)).isNull();
      assertThatThrownBy(() -> RlinkTransitions.after(state, event))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(event + " in " + state);
    } else {
      RlinkState to = rows.get(0).to();
      assertThat(RlinkTransitions.of(state, event)).isEqualTo(rows.get(0));
      assertThat(RlinkTransitions.after(state, event)).isEqualTo(to == null ? state : to);
    }
  }

  @Test
  void everyEventHasARow() {
    Set<RlinkEvent> with = EnumSet.noneOf(RlinkEvent.class);
    RlinkTransitions.rows().forEach(row -> with.add(row.event()));
    assertThat(with).isEqualTo(EnumSet.allOf(RlinkEvent.class));
  }

  @Test
  void everyStateCanBeLeftAndReachedFromEveryOther() {
    for (RlinkState start : RlinkState.values()) {
      Set<RlinkState> reached = new TreeSet<>(Set.of(start));
      boolean grows = true;
      while (grows) {
        Set<RlinkState> next = new TreeSet<>(reached);
        for (RlinkTransition row : RlinkTransitions.rows()) {
          if (row.from().stream().anyMatch(reached::contains)) {
            next.add(
                row.to() != null || row.event() != RlinkEvent.RECOVERED
                    ? row.to() == null ? start : row.to()
                    : RlinkState.ACTIVE);
          }
        }
        grows = reached.addAll(next);
      }
      assertThat(reached).as("from %s", start).containsExactlyInAnyOrder(RlinkState.values());
    }
  }

  @Test
  void theKernelStateFollows() {
    assertThat(RlinkKernelState.of(RlinkState.UNASSOC, false)).isEqualTo(RlinkKernelState.DISABLED);
    assertThat(RlinkKernelState.of(RlinkState.STALE, false)).isEqualTo(RlinkKernelState.DETACHED);
    assertThat(RlinkKernelState.of(RlinkState.RECOVER, false)).isEqualTo(RlinkKernelState.RECOVER);
    for (RlinkState state : List.of(RlinkState.ACTIVE, RlinkState.PAUSE, RlinkState.FAIL)) {
      assertThat(RlinkKernelState.of(state, true)).isEqualTo(RlinkKernelState.CONNECT);
      assertThat(RlinkKernelState.of(state, false)).isEqualTo(RlinkKernelState.ENABLED);
    }
  }
}
