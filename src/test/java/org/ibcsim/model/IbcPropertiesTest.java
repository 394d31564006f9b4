package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Every property of the reference (ibc 10) is one test, which is named after its number. */
class IbcPropertiesTest {
  private static final Pattern NAME = Pattern.compile("property_([0-9]{2})_[a-z0-9_]+");
  private static final int PROPERTIES = 54;

  @Test
  void eachOfThe54PropertiesIsOneTestNamedAfterItsNumber() {
    List<Integer> numbers = new ArrayList<>();
    for (JavaClass each : new ClassFileImporter().importPackages("org.ibcsim")) {
      if (!each.getSimpleName().matches("Ibc.*Properties")) {
        continue;
      }
      for (JavaMethod method : each.getMethods()) {
        if (method.isAnnotatedWith(Property.class)) {
          Matcher name = NAME.matcher(method.getName());
          assertThat(name.matches()).as(method.getFullName()).isTrue();
          numbers.add(Integer.parseInt(name.group(1)));
        }
      }
    }
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, PROPERTIES).boxed().toList());
  }
}
