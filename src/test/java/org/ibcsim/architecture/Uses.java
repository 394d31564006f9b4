package org.ibcsim.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/** What a class may be caught using: members of the JDK by name, and classes by name. */
final class Uses {
  private Uses() {}

  /** A call of, or a reference to, one of these members; fields too. */
  static DescribedPredicate<JavaAccess<?>> membersOf(Class<?> owner, String... names) {
    Set<String> wanted = Set.of(names);
    return access(
        owner.getSimpleName() + "." + String.join("/", names),
        found ->
            found.getTargetOwner().isEquivalentTo(owner)
                && wanted.contains(found.getTarget().getName()));
  }

  /** Any member of a class but these. */
  static DescribedPredicate<JavaAccess<?>> otherMembersOf(Class<?> owner, String... permitted) {
    Set<String> harmless = Set.of(permitted);
    return access(
        owner.getSimpleName() + " but for " + String.join("/", permitted),
        found ->
            found.getTargetOwner().isEquivalentTo(owner)
                && !harmless.contains(found.getTarget().getName()));
  }

  static DescribedPredicate<JavaAccess<?>> access(
      String description, Predicate<JavaAccess<?>> test) {
    return DescribedPredicate.describe(description, test);
  }

  static DescribedPredicate<JavaClass> anyOf(Class<?>... classes) {
    return DescribedPredicate.describe(
        "any of " + Arrays.stream(classes).map(Class::getSimpleName).toList(),
        found -> Arrays.stream(classes).anyMatch(found::isEquivalentTo));
  }
}
