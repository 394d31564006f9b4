package org.ibcsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule against a small project that breaks every one of them, in {@code
 * org.ibcsim.architecture.wrong}: a rule names exactly the classes that break it, so it neither
 * sleeps nor cries wolf.
 */
class RulesBiteTest {
  private static final String ROOT = RulesBiteTest.class.getPackageName() + ".wrong";
  private static final Pattern OFFENDER =
      Pattern.compile("^\\w+(?: \\w+)? <" + Pattern.quote(ROOT) + "\\.[a-z.]*\\.([A-Z]\\w*)");
  private static final JavaClasses WRONG = new ClassFileImporter().importPackages(ROOT);
  private static final Rooms ROOMS = new Rooms(ROOT);
  private static final PureModel MODEL = new PureModel(ROOT);
  private static final Portability PORTABILITY = new Portability(ROOT);

  static Stream<Arguments> rulesAndTheirOffenders() {
    return Stream.of(
        arguments(
            ROOMS.importsRunDownwards(),
            List.of(
                "CheckKnowsScenario",
                "ExploreKnowsPlan",
                "JournalKnowsCheck",
                "KernelKnowsModel",
                "ModelKnowsJournal",
                "ModelKnowsWorkload",
                "PlanKnowsSimulate",
                "ReportKnowsCli",
                "RunbookKnowsScenario",
                "ScenarioKnowsSimulate",
                "SimulateKnowsCompanion",
                "SimulateKnowsReport",
                "WorkloadKnowsModel")),
        arguments(ROOMS.ioctlsComeThroughOneDoor(), List.of("SendsByItself")),
        arguments(ROOMS.everyClassHasARoom(), List.of("Unplaced")),
        arguments(ROOMS.reportsComeFromJournalsAndPlansAlone(), List.of("ReportKnowsSimulate")),
        arguments(
            MODEL.readsNoClock(),
            List.of("ReadsClockByReference", "ReadsGivenClock", "ReadsInstant", "ReadsNanoTime")),
        arguments(MODEL.startsNoThread(), List.of("CountsAtomically", "StartsThread")),
        arguments(
            MODEL.streamsRunOnOneThread(), List.of("StreamsInParallel", "TurnsStreamParallel")),
        // A screen is a java.io.PrintStream, too.
        arguments(
            MODEL.touchesNoFileOrNetwork(),
            List.of("OpensFile", "OpensSocket", "PrintsToScreen", "ReadsPath")),
        arguments(MODEL.drawsNoRandomNumber(), List.of("DrawsFromKernel", "DrawsFromRandom")),
        arguments(
            MODEL.drawsNoHiddenRandomNumber(),
            List.of("DrawsFromMath", "DrawsIdentifier", "Shuffles")),
        arguments(MODEL.logsNothing(), List.of("LogsBySlf4j", "LogsBySystemLogger")),
        arguments(
            MODEL.asksNothingOfTheMachine(),
            List.of("AsksEnvironment", "PrintsToScreen", "ReadsClockByReference", "ReadsNanoTime")),
        arguments(MODEL.keepsNoHashTable(), List.of("KeepsHashMap", "KeepsHashSet")),
        arguments(MODEL.makesNoSaltedCollection(), List.of("CollectsIntoSet", "MakesSaltedSet")),
        arguments(
            PORTABILITY.inexactMathematicsIsNotThePlatforms(),
            List.of("TakesPlatformLogarithm", "TakesPlatformPowerByReference")),
        arguments(PORTABILITY.inexactMathematicsHasOnePlace(), List.of("TakesStrictLogarithm")),
        arguments(
            PORTABILITY.randomNumbersAreNotTheJdks(),
            List.of(
                "DrawsFromMath",
                "DrawsFromRandom",
                "DrawsFromThreadLocalRandom",
                "DrawsIdentifier")),
        arguments(
            PORTABILITY.onlyTheCommandLineReadsTheClock(),
            List.of(
                "DatesItself",
                "ReadsClockByReference",
                "ReadsGivenClock",
                "ReadsInstant",
                "ReadsNanoTime")),
        arguments(PORTABILITY.defaultsOfTheMachineAreNotUsed(), List.of("AsksDefaultLocale")),
        arguments(PORTABILITY.recordsNameTheirLocale(), List.of("FormatsForTheReader")));
  }

  @ParameterizedTest
  @MethodSource("rulesAndTheirOffenders")
  void aRuleNamesExactlyTheClassesThatBreakIt(ArchRule rule, List<String> offenders) {
    assertThat(offendersOf(rule)).containsExactlyElementsOf(offenders);
  }

  @Test
  void noRuleOfTheModelOrOfPortabilityIsLeftUnproven() {
    List<String> proven =
        rulesAndTheirOffenders().map(row -> ((ArchRule) row.get()[0]).getDescription()).toList();

    assertThat(Stream.concat(MODEL.rules(), PORTABILITY.rules()).map(ArchRule::getDescription))
        .isSubsetOf(proven);
  }

  @Test
  void aCycleOfRoomsIsFound() {
    assertThat(ROOMS.roomsFormNoCycle().evaluate(WRONG).getFailureReport().toString())
        .contains("Slice kernel -> \n", "Slice model -> \n");
  }

  @Test
  void aCycleOfInnerRoomsIsFound() {
    assertThat(ROOMS.innerRoomsFormNoCycle().evaluate(WRONG).getFailureReport().toString())
        .contains("Slice model - first -> \n", "Slice model - second -> \n");
  }

  private static Set<String> offendersOf(ArchRule rule) {
    Set<String> offenders = new TreeSet<>();
    for (String line : rule.evaluate(WRONG).getFailureReport().getDetails()) {
      Matcher offender = OFFENDER.matcher(line);
      assertThat(offender.find()).as(line).isTrue();
      offenders.add(offender.group(1));
    }
    return offenders;
  }
}
