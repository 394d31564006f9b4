package org.ibcsim.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.ibcsim.architecture.Uses.access;
import static org.ibcsim.architecture.Uses.anyOf;
import static org.ibcsim.architecture.Uses.membersOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Same scenario, same seed, same bytes on every machine: what would break that, in any room.
 *
 * @param root the package that holds the rooms
 */
record Portability(String root) {
  /**
   * Functions whose last digit the JVM leaves to the processor; sqrt, abs, floor and fma are exact.
   */
  private static final String[] INEXACT = {
    "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log", "log10",
    "log1p", "pow", "sin", "sinh", "tan", "tanh"
  };

  Stream<ArchRule> rules() {
    return Stream.of(
        inexactMathematicsIsNotThePlatforms(),
        inexactMathematicsHasOnePlace(),
        randomNumbersAreNotTheJdks(),
        onlyTheCommandLineReadsTheClock(),
        defaultsOfTheMachineAreNotUsed(),
        recordsNameTheirLocale());
  }

  ArchRule inexactMathematicsIsNotThePlatforms() {
    return noClasses().should().accessTargetWhere(membersOf(Math.class, INEXACT));
  }

  ArchRule inexactMathematicsHasOnePlace() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".kernel.PortableMath")
        .should()
        .accessTargetWhere(membersOf(StrictMath.class, INEXACT));
  }

  /** Random numbers come from the kernel's named streams. */
  ArchRule randomNumbersAreNotTheJdks() {
    return noClasses()
        .should()
        .accessTargetWhere(
            membersOf(Math.class, "random")
                .or(membersOf(StrictMath.class, "random"))
                .or(membersOf(UUID.class, "randomUUID"))
                .or(
                    access(
                        "random numbers of the JDK",
                        found ->
                            anyOf(Random.class, SplittableRandom.class).test(found.getTargetOwner())
                                || found.getTargetOwner().isAssignableTo(Random.class))));
  }

  /** The command line may show progress and date a report's folder. */
  ArchRule onlyTheCommandLineReadsTheClock() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".cli..")
        .should()
        .accessTargetWhere(
            membersOf(System.class, "nanoTime", "currentTimeMillis").or(currentTime()));
  }

  ArchRule defaultsOfTheMachineAreNotUsed() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".cli..")
        .should()
        .accessTargetWhere(
            membersOf(Locale.class, "getDefault")
                .or(membersOf(ZoneId.class, "systemDefault"))
                .or(membersOf(TimeZone.class, "getDefault"))
                .or(membersOf(Charset.class, "defaultCharset"))
                .or(membersOf(System.class, "lineSeparator", "identityHashCode")));
  }

  /** "1.5" is written "1,5" in half of Europe; what is kept or compared names its locale. */
  ArchRule recordsNameTheirLocale() {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".journal..", root + ".report..")
        .should()
        .accessTargetWhere(
            membersOf(String.class, "formatted")
                .or(
                    access(
                        "String.format without a locale",
                        found ->
                            found.getTargetOwner().isEquivalentTo(String.class)
                                && found.getTarget().getName().equals("format")
                                && !found.getTarget().getFullName().contains("java.util.Locale"))))
        .allowEmptyShould(true);
  }

  static DescribedPredicate<JavaAccess<?>> currentTime() {
    return access(
        "the current time",
        found ->
            (found.getTarget().getName().equals("now")
                    && found.getTargetOwner().getPackageName().startsWith("java.time"))
                || anyOf(Clock.class, InstantSource.class).test(found.getTargetOwner())
                || (found.getTargetOwner().isEquivalentTo(Date.class)
                    && found.getTarget().getFullName().endsWith("<init>()")));
  }
}
