package org.ibcsim.runbook;

import java.util.List;
import java.util.Optional;
import org.ibcsim.model.RdsLayout;

/** Makes a {@code vxvol} of words: what becomes of a volume whose disk has failed [D M-vxvol]. */
final class VxvolParser {
  private final RdsLayout layout;
  private final int host;
  private final Names names;
  private final List<Problem> problems;
  private final CommandParser parser;

  VxvolParser(
      RdsLayout layout, int host, Names names, List<Problem> problems, CommandParser parser) {
    this.layout = layout;
    this.host = host;
    this.names = names;
    this.problems = problems;
    this.parser = parser;
  }

  Optional<Command> parse(List<Word> words) {
    Options options = Options.read(words, "", "g", Synopsis.VXVOL.keySet(), problems);
    Optional<Synopsis> synopsis = parser.keyword(words, options, Synopsis.VXVOL);
    if (synopsis.isEmpty()) {
      return Optional.empty();
    }
    names.diskGroup(options);
    Word keyword = words.get(options.end());
    if (layout.isBunker(host)) {
      String bunker = layout.hosts().get(host).name();
      problems.add(
          Problem.at(
              keyword,
              "vxvol on " + bunker + ", a bunker, whose disks do not fail",
              "vxvol on a host with data volumes",
              "deleting it"));
      return Optional.empty();
    }
    List<Word> operands = parser.operands(words, options, keyword.text(), synopsis.get());
    if (operands.isEmpty()) {
      return Optional.empty();
    }
    operands.stream().skip(synopsis.get().operands()).forEach(parser::surplus);
    return switch (keyword.text()) {
      case "aslog" -> {
        names.rvg(operands.get(0));
        names.srl(operands.get(1));
        yield repair(Command.RepairVolume.Act.ASSOCIATE, Command.RepairVolume.SRL);
      }
      case "dis" -> {
        names.srl(operands.get(0));
        yield repair(Command.RepairVolume.Act.DISSOCIATE, Command.RepairVolume.SRL);
      }
      default -> repair(Command.RepairVolume.Act.START, names.volume(operands.get(0), true));
    };
  }

  private static Optional<Command> repair(Command.RepairVolume.Act act, int volume) {
    return Optional.of(new Command.RepairVolume(act, volume));
  }
}
