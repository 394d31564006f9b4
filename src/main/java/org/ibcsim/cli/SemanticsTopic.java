package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.List;
import org.ibcsim.model.NumericParameter;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SettledQuestion;
import org.ibcsim.model.Switch;

/** {@code ibcsim help semantics}: every open question with the answers to choose from. */
record SemanticsTopic(
    List<Question> switches, List<NumericParameter> parameters, List<SettledQuestion> settled) {
  private static final int INDENT = 4;

  /** One switch; the default stands first among its answers too. */
  record Question(
      String name, String question, String source, String standard, List<Answer> answers) {}

  /** One value of a switch, as written in a scenario. */
  record Answer(String name, String meaning) {}

  static SemanticsTopic ofTheModel() {
    List<Question> questions = Semantics.SWITCHES.stream().map(SemanticsTopic::question).toList();
    return new SemanticsTopic(questions, Semantics.PARAMETERS, SettledQuestion.ALL);
  }

  private static Question question(Switch<?> question) {
    List<Answer> answers =
        question.answers().stream()
            .map(answer -> new Answer(answer.name(), answer.meaning()))
            .toList();
    return new Question(
        question.name(), question.question(), question.source(), answers.get(0).name(), answers);
  }

  void print(PrintWriter screen, int width) {
    Paragraphs.print(
        screen,
        0,
        width,
        "Questions that the documentation leaves open, and the answers that the model can give."
            + " Choose one in a scenario with  semantics: {name: answer}.");
    for (Question question : switches) {
      screen.println();
      screen.println(question.name());
      Paragraphs.print(screen, INDENT, width, question.question() + " [" + question.source() + "]");
      for (Answer answer : question.answers()) {
        boolean standard = answer.name().equals(question.standard());
        Paragraphs.print(screen, INDENT, width, answer.name() + (standard ? " (default)" : ""));
        Paragraphs.print(screen, 2 * INDENT, width, answer.meaning());
      }
    }
    screen.println();
    screen.println("Numbers, written with their unit:");
    for (NumericParameter parameter : parameters) {
      screen.println();
      screen.println(parameter.name());
      Paragraphs.print(
          screen, INDENT, width, parameter.question() + " [" + parameter.source() + "]");
      Paragraphs.print(
          screen,
          INDENT,
          width,
          parameter.standard()
              + " "
              + parameter.unit()
              + " (default), "
              + parameter.least()
              + " to "
              + parameter.most()
              + " "
              + parameter.unit());
    }
    screen.println();
    screen.println("Settled, not to be chosen:");
    for (SettledQuestion question : settled) {
      screen.println();
      Paragraphs.print(screen, INDENT, width, question.decision() + " [" + question.source() + "]");
    }
  }
}
