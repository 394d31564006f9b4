package org.ibcsim.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.ibcsim.architecture.Uses.access;
import static org.ibcsim.architecture.Uses.anyOf;
import static org.ibcsim.architecture.Uses.membersOf;
import static org.ibcsim.architecture.Uses.otherMembersOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The model says what happens next and nothing else: it knows no clock, thread, file, random number
 * or logger, and no order that a hash decides.
 *
 * @param root the package that holds the room {@code model}
 */
record PureModel(String root) {
  Stream<ArchRule> rules() {
    return Stream.of(
        readsNoClock(),
        startsNoThread(),
        streamsRunOnOneThread(),
        touchesNoFileOrNetwork(),
        drawsNoRandomNumber(),
        drawsNoHiddenRandomNumber(),
        logsNothing(),
        asksNothingOfTheMachine(),
        keepsNoHashTable(),
        makesNoSaltedCollection());
  }

  ArchRule readsNoClock() {
    return modelDoesNotAccess(
        membersOf(System.class, "nanoTime", "currentTimeMillis").or(Portability.currentTime()));
  }

  ArchRule startsNoThread() {
    return modelDoesNotDependOn(
        resideInAnyPackage("java.util.concurrent..").or(anyOf(Thread.class, Timer.class)));
  }

  ArchRule streamsRunOnOneThread() {
    return modelDoesNotAccess(
        access(
            "parallel streams",
            found ->
                found.getTarget().getName().equals("parallelStream")
                    || (found.getTarget().getName().equals("parallel")
                        && found.getTargetOwner().isAssignableTo(BaseStream.class))));
  }

  ArchRule touchesNoFileOrNetwork() {
    return modelDoesNotDependOn(
        resideInAnyPackage("java.io..", "java.nio..", "java.net..", "javax.net.."));
  }

  ArchRule drawsNoRandomNumber() {
    return modelDoesNotDependOn(
        resideInAnyPackage("java.util.random..", "java.security..", "org.apache.commons.rng..")
            .or(anyOf(Random.class, SplittableRandom.class))
            .or(kernelRandomStreams()));
  }

  ArchRule drawsNoHiddenRandomNumber() {
    return modelDoesNotAccess(
        membersOf(Math.class, "random")
            .or(membersOf(StrictMath.class, "random"))
            .or(membersOf(UUID.class, "randomUUID"))
            .or(membersOf(Collections.class, "shuffle")));
  }

  ArchRule logsNothing() {
    return modelDoesNotDependOn(
        resideInAnyPackage(
                "java.util.logging..",
                "org.slf4j..",
                "org.apache.commons.logging..",
                "org.apache.log4j..")
            .or(anyOf(System.Logger.class, System.LoggerFinder.class)));
  }

  /** The screen, properties, the environment, identity hashes: all of System but copying arrays. */
  ArchRule asksNothingOfTheMachine() {
    return modelDoesNotAccess(otherMembersOf(System.class, "arraycopy"));
  }

  /** A hash table may be searched, but sooner or later somebody walks through it. */
  ArchRule keepsNoHashTable() {
    return modelDoesNotDependOn(
        anyOf(
            HashMap.class,
            HashSet.class,
            IdentityHashMap.class,
            WeakHashMap.class,
            Hashtable.class));
  }

  /** The JDK's unmodifiable sets and maps start at another place in every run of the JVM. */
  ArchRule makesNoSaltedCollection() {
    return modelDoesNotAccess(
        membersOf(Set.class, "of", "copyOf")
            .or(membersOf(Map.class, "of", "ofEntries", "copyOf"))
            .or(
                membersOf(
                    Collectors.class,
                    "toSet",
                    "toMap",
                    "toUnmodifiableSet",
                    "toUnmodifiableMap",
                    "groupingBy")));
  }

  private DescribedPredicate<JavaClass> kernelRandomStreams() {
    return DescribedPredicate.describe(
        "random streams of the kernel",
        found ->
            found.getPackageName().startsWith(root + ".kernel")
                && found.getSimpleName().contains("Random"));
  }

  private ArchRule modelDoesNotAccess(DescribedPredicate<JavaAccess<?>> target) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".model..")
        .should()
        .accessTargetWhere(target)
        .allowEmptyShould(true);
  }

  private ArchRule modelDoesNotDependOn(DescribedPredicate<JavaClass> target) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".model..")
        .should()
        .dependOnClassesThat(target)
        .allowEmptyShould(true);
  }
}
