package org.ibcsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of design.md over the project's own classes; {@link RulesBiteTest} proves the rules.
 */
class LayersTest {
  private static final String ROOT = "org.ibcsim";
  private static final Rooms ROOMS = new Rooms(ROOT);

  private static JavaClasses project;

  @BeforeAll
  static void importOnce() {
    project =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
  }

  @Test
  void theProjectsOwnClassesAreLookedAt() {
    assertThat(project.contain(ROOT + ".kernel.EventQueue")).isTrue();
    assertThat(project.contain(ROOT + ".model.DataSet")).isTrue();
    assertThat(project.contain(getClass().getName())).isFalse();
  }

  @Test
  void importsRunDownwardsOnly() {
    ROOMS.importsRunDownwards().check(project);
  }

  @Test
  void everyClassHasARoomOfTheDesign() {
    ROOMS.everyClassHasARoom().check(project);
  }

  @Test
  void reportsComeFromJournalsAndPlansAlone() {
    ROOMS.reportsComeFromJournalsAndPlansAlone().check(project);
  }

  @Test
  void ioctlsComeThroughOneDoor() {
    ROOMS.ioctlsComeThroughOneDoor().check(project);
  }

  @Test
  void roomsFormNoCycle() {
    ROOMS.roomsFormNoCycle().check(project);
    ROOMS.innerRoomsFormNoCycle().check(project);
  }

  static Stream<ArchRule> rulesOfTheModel() {
    return new PureModel(ROOT).rules();
  }

  @ParameterizedTest
  @MethodSource("rulesOfTheModel")
  void theModelIsAStateMachineAndNothingElse(ArchRule rule) {
    rule.check(project);
  }

  static Stream<ArchRule> rulesOfPortability() {
    return new Portability(ROOT).rules();
  }

  @ParameterizedTest
  @MethodSource("rulesOfPortability")
  void nothingDependsOnTheMachine(ArchRule rule) {
    rule.check(project);
  }
}
