package org.ibcsim.cli;

/** The entry point of the command line. */
public final class Ibcsim {
  private Ibcsim() {}

  public static void main(String[] arguments) {
    System.exit(0);
  }
}
