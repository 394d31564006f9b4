package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {
  private final List<Problem> problems = new ArrayList<>();

  private List<CommandLine> read(String text) {
    return Lexer.read(text, Origin.START, problems);
  }

  private List<String> words(String text) {
    List<CommandLine> lines = read(text);
    assertThat(problems).isEmpty();
    assertThat(lines).hasSize(1);
    return lines.get(0).words().stream().map(Word::text).toList();
  }

  @Test
  void blanksSeparateWordsAndQuotesKeepThem() {
    assertThat(words("a  b\t'c d' \"e f\" g\\ h")).containsExactly("a", "b", "c d", "e f", "g h");
  }

  @Test
  void quotedPartsOfAWordAreJoined() {
    assertThat(words("a'b c'\"d e\"f")).containsExactly("ab cd ef");
  }

  @Test
  void anEmptyPairOfQuotesIsAWord() {
    assertThat(words("send '' \"\"")).containsExactly("send", "", "");
  }

  @Test
  void singleQuotesKeepEverythingAndDoubleQuotesKnowTheBackslash() {
    assertThat(words("'$a \\ \"' \"\\$a \\\\ \\\" \\n\""))
        .containsExactly("$a \\ \"", "$a \\ \" \\n");
  }

  @Test
  void aHashBeginsACommentOnlyAtTheStartOfAWord() {
    assertThat(words("a#b # c 'd")).containsExactly("a#b");
  }

  @Test
  void commentsAndEmptyLinesAreNoCommands() {
    assertThat(read("\n  \n# only this\n\t# and this\n")).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void everyWordKnowsItsPlaceInTheFile() {
    List<CommandLine> lines = Lexer.read("a\n  'b'  ü c", new Origin(10, 5), problems);
    assertThat(lines.get(0).words()).containsExactly(new Word("a", 10, 5));
    assertThat(lines.get(1).words())
        .containsExactly(new Word("b", 11, 7), new Word("ü", 11, 12), new Word("c", 11, 14));
  }

  @Test
  void columnsCountCodePoints() {
    assertThat(read("'\uD83D\uDE00' b").get(0).words().get(1)).isEqualTo(new Word("b", 1, 5));
  }

  @Test
  void aBackslashAtTheEndContinuesTheLine() {
    List<CommandLine> lines = read("vxibc \\\n  status hr\\\r\n_rvg\r\nsleep 1 s");
    assertThat(lines.get(0).words())
        .containsExactly(
            new Word("vxibc", 1, 1), new Word("status", 2, 3), new Word("hr_rvg", 2, 10));
    assertThat(lines.get(0).text()).isEqualTo("vxibc   status hr_rvg");
    assertThat(lines.get(1).first()).isEqualTo(new Word("sleep", 4, 1));
  }

  @Test
  void theTextOfACommandIsAsWrittenWithoutItsComment() {
    assertThat(read("  vxibc -m \"a  b\"  send   # now").get(0).text())
        .isEqualTo("vxibc -m \"a  b\"  send");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '!',
      value = {
        "send $NAME ! 6 ! '$'",
        "send \"$NAME\" ! 7 ! '$'",
        "send `date` ! 6 ! '`'",
        "a | b ! 3 ! '|'",
        "a || b ! 3 ! '||'",
        "a && b ! 3 ! '&&'",
        "a & ! 3 ! '&'",
        "a; b ! 2 ! ';'",
        "a > f ! 3 ! '>'",
        "a >> f ! 3 ! '>>'",
        "a < f ! 3 ! '<'",
        "(a) ! 1 ! '('",
      })
  void whatOnlyAShellUnderstandsIsRefusedWhereItStands(String text, int column, String found) {
    assertThat(read(text)).isEmpty();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).column()).isEqualTo(column);
    assertThat(problems.get(0).found()).isEqualTo(found);
    assertThat(problems.get(0).expected()).contains("list of commands, not a shell");
    assertThat(problems.get(0).suggestion()).isNotEmpty();
  }

  @Test
  void anOpenQuoteIsReportedWhereItBeginsAndTheNextLineIsReadOn() {
    List<CommandLine> lines = read("send 'it\nsend \"it's\nsleep 1 s");
    assertThat(problems)
        .extracting(Problem::text)
        .containsExactly(
            "1:6: found a single quote that does not end on its line, expected a closing '; try a"
                + " backslash before it, if the character itself is meant",
            "2:6: found a double quote that does not end on its line, expected a closing \"; try a"
                + " backslash before it, if the character itself is meant");
    assertThat(lines).extracting(CommandLine::text).containsExactly("sleep 1 s");
  }

  @Test
  void invisibleCharactersAreNamed() {
    read("a\u00a0b\n'\u202e'\n\u0007\n\ud800\na \\");
    assertThat(problems)
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.found())
        .containsExactly(
            "1:2 the invisible character U+00A0",
            "2:2 the invisible character U+202E",
            "3:1 the invisible character U+0007",
            "4:1 the invisible character U+D800",
            "5:3 a backslash at the end of the text");
  }
}
