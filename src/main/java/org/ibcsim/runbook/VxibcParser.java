package org.ibcsim.runbook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.Command.Payload;

/**
 * Makes a command of the words of a {@code vxibc} line: its whole synopsis [D ibc S18, S19, S20].
 */
final class VxibcParser {
  private final RdsLayout layout;
  private final Names names;
  private final PayloadFiles files;
  private final List<Problem> problems;
  private final CommandParser commands;

  VxibcParser(
      RdsLayout layout,
      Names names,
      PayloadFiles files,
      List<Problem> problems,
      CommandParser commands) {
    this.layout = layout;
    this.names = names;
    this.files = files;
    this.problems = problems;
    this.commands = commands;
  }

  Optional<Command> parse(List<Word> words, int nesting) {
    Options options = Options.read(words, "nN", "gDRFflm", Synopsis.VXIBC.keySet(), problems);
    names.diskGroup(options);
    Optional<Synopsis> synopsis = commands.keyword(words, options, Synopsis.VXIBC);
    if (synopsis.isEmpty()) {
      return Optional.empty();
    }
    Word keyword = words.get(options.end());
    List<Word> operands = commands.operands(words, options, keyword.text(), synopsis.get());
    if (operands.isEmpty()) {
      return Optional.empty();
    }
    if (!synopsis.get().more()) {
      operands.stream().skip(synopsis.get().operands()).forEach(commands::surplus);
    }
    if (keyword.text().equals("status")) {
      names.rvg(operands.get(0));
      return Optional.of(new Command.Status());
    }
    String application = names.application(operands.get(0));
    rvg(operands);
    int deliverTimeout = names.seconds(options, 'D', Command.STANDARD_DELIVER_TIMEOUT_SECONDS);
    return switch (keyword.text()) {
      case "register" -> Optional.of(new Command.Register(application, deliverTimeout));
      case "unregister" -> Optional.of(new Command.Unregister(application));
      case "send" -> Optional.of(send(application, options, operands));
      case "receive" -> Optional.of(receive(application, options));
      case "unfreeze" -> Optional.of(new Command.Unfreeze(application));
      case "stoprecv" -> Optional.of(new Command.StopReceive(application));
      case "regsend" ->
          Optional.of(
              new Command.RegisterAndSend(deliverTimeout, send(application, options, operands)));
      case "regrecv" -> {
        Command.Receive receive = receive(application, options);
        yield commands
            .parse(operands.subList(2, operands.size()), nesting + 1)
            .map(command -> new Command.RegisterAndReceive(receive, command));
      }
      default -> throw new IllegalStateException("a keyword without a command: " + keyword);
    };
  }

  /** Application name and RVG are easily swapped; say so rather than call both unknown. */
  private void rvg(List<Word> operands) {
    boolean swapped =
        operands.get(0).text().equals(layout.rvg()) && !operands.get(1).text().equals(layout.rvg());
    if (swapped) {
      problems.add(
          Problem.at(
              operands.get(0),
              "the RVG before the application name",
              "application_name rvg",
              operands.get(1).text() + " " + operands.get(0).text()));
    } else {
      names.rvg(operands.get(1));
    }
  }

  private Command.Send send(String application, Options options, List<Word> operands) {
    commands.exclude(options, 'N', 'F');
    commands.exclude(options, 'f', 'm');
    int freezeTimeout = names.seconds(options, 'F', Command.STANDARD_FREEZE_TIMEOUT_SECONDS);
    boolean freeze = !options.has('N');
    Payload payload =
        options
            .value('f')
            .map(this::fileContents)
            .orElseGet(() -> new Payload.Message(options.value('m').map(Word::text).orElse("")));
    List<Integer> rlinks =
        operands.subList(2, operands.size()).stream().map(names::rlinkTo).toList();
    return new Command.Send(application, freeze, freeze ? freezeTimeout : 0, payload, rlinks);
  }

  private Payload fileContents(Word word) {
    String octets = names.inputFile(word).map(name -> octets(word, name)).orElse("");
    return new Payload.File(word.text(), octets);
  }

  private String octets(Word word, String name) {
    Optional<byte[]> contents = files.read(name);
    if (contents.isEmpty()) {
      problems.add(
          Problem.at(
              word,
              "the name '" + name + "', which is no readable file",
              "a file in the scenario's folder",
              ""));
    }
    return contents.map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).orElse("");
  }

  private Command.Receive receive(String application, Options options) {
    commands.exclude(options, 'n', 'R');
    boolean block = !options.has('n');
    int timeout = names.seconds(options, 'R', Command.STANDARD_RECEIVE_TIMEOUT_SECONDS);
    int buffer = names.bytes(options, 'l', layout.semantics().maximumMessageBytes());
    return new Command.Receive(
        application, block, block ? timeout : 0, options.value('f').map(names::outputFile), buffer);
  }
}
