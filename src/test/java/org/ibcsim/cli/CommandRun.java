package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that was executed: its exit status, and what it wrote to standard output and error. */
record CommandRun(int status, String out, String error) {
  private static final long MOST_SECONDS = 300;

  /** Executes a command in this JVM. */
  static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    int status =
        Ibcsim.execute(
            Ibcsim.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(error, true)),
            words(arguments));
    return new CommandRun(status, out.toString(), error.toString());
  }

  /**
   * Executes a command as a process of its own, to its end.
   *
   * @param folder in which the process stands; its output is kept in files below
   */
  static CommandRun ofProcess(Path folder, List<String> javaOptions, Object... arguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("stdout.txt");
    Path error = folder.resolve("stderr.txt");
    Process process =
        builder(javaOptions, arguments)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(error.toFile())
            .start();
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no end after " + MOST_SECONDS + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    return new CommandRun(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(error, UTF_8));
  }

  /** A process of the program, ready to start. */
  static ProcessBuilder builder(List<String> javaOptions, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(javaOptions);
    String ofSurefire = System.getProperty("surefire.test.class.path");
    command.add("-cp");
    command.add(ofSurefire == null ? System.getProperty("java.class.path") : ofSurefire);
    command.add(Ibcsim.class.getName());
    command.addAll(List.of(words(arguments)));
    return new ProcessBuilder(command);
  }

  private static String[] words(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return words;
  }

  /** Lines of standard output. */
  List<String> outLines() {
    return out.lines().toList();
  }
}
