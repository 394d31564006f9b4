package org.ibcsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.junit.jupiter.api.Test;

/** A question that a scenario may answer is one that somebody asks. */
class SwitchesAreAskedTest {
  /** The classes of the project without those of its tests, which may ask anything. */
  private static List<JavaField> switches() {
    return new ClassFileImporter()
            .importUrl(
                Objects.requireNonNull(
                    Semantics.class.getProtectionDomain().getCodeSource().getLocation()))
            .stream()
            .flatMap(type -> type.getFields().stream())
            .filter(
                field ->
                    field.getRawType().isEquivalentTo(Switch.class)
                        && !field.getOwner().isEquivalentTo(Switch.class)
                        && field.getName().equals(field.getName().toUpperCase(Locale.ROOT)))
            .toList();
  }

  private static boolean isAskedBy(JavaField field, JavaClass asker) {
    return !asker.equals(field.getOwner()) && !asker.isEquivalentTo(Semantics.class);
  }

  @Test
  void everyOpenQuestionIsAskedOutsideTheListOfQuestions() {
    List<JavaField> switches = switches();
    assertThat(switches).hasSize(Semantics.SWITCHES.size());
    TreeSet<String> unasked = new TreeSet<>();
    switches.stream()
        .filter(
            field ->
                field.getAccessesToSelf().stream()
                    .noneMatch(access -> isAskedBy(field, access.getOriginOwner())))
        .map(JavaField::getName)
        .forEach(unasked::add);
    assertThat(unasked).isEmpty();
  }
}
