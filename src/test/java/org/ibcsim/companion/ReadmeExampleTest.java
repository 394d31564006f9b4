package org.ibcsim.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What README shows is what is compiled and run. */
class ReadmeExampleTest {
  private static final Path SOURCE =
      Path.of("src/test/java/org/ibcsim/companion/NightlyBackupTest.java");
  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void theJavaOfReadmeIsTheTestOfTheNightlyBackup() throws IOException {
    Matcher block = JAVA_BLOCK.matcher(Files.readString(Path.of("README.md")));

    assertThat(block.find()).as("README has a block of Java").isTrue();
    assertThat(block.group(1)).isEqualTo(example());
    assertThat(block.find())
        .as("README has a second block of Java, which nothing compiles")
        .isFalse();
  }

  /** The body of the class, without its indentation. */
  private static String example() throws IOException {
    List<String> lines = Files.readAllLines(SOURCE);
    int start = lines.indexOf("  @Test");
    int end = lines.lastIndexOf("}");
    return lines.subList(start, end).stream()
        .map(line -> line.isEmpty() ? line : line.substring(2))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
