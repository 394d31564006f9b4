package org.ibcsim.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The planted bugs fit the code as it is; {@link PlantedBugsAreCaughtTest} catches them. */
class PlantedBugsTest {
  static List<PlantedBug> bugs() throws IOException {
    return PlantedBug.all();
  }

  @Test
  void thereAreAtLeastTwentyAndNoTwoAreTheSame() throws IOException {
    assertThat(PlantedBug.all()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(PlantedBug.all()).extracting(PlantedBug::edits).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void eachChangesTheSourceAsItIsNow(PlantedBug bug) throws IOException {
    assertThat(bug.edits()).isNotEmpty();
    assertThat(bug.brokenSources()).isNotEmpty();
    assertThat(bug.edits()).allMatch(edit -> !edit.before().equals(edit.after()));
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void eachNamesAPropertyThatExists(PlantedBug bug) throws ClassNotFoundException {
    Class<?> properties = Class.forName(bug.className());
    List<Method> named =
        Arrays.stream(properties.getDeclaredMethods())
            .filter(method -> method.getName().equals(bug.methodName()))
            .toList();
    assertThat(named).as(bug.caughtBy()).hasSize(1);
    assertThat(named.get(0).isAnnotationPresent(Property.class)).as(bug.caughtBy()).isTrue();
  }
}
