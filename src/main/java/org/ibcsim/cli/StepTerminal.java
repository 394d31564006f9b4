package org.ibcsim.cli;

import java.io.IOException;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/** Shows a {@link StepViewer} on the terminal of this process, and reads its keys. */
final class StepTerminal {
  private StepTerminal() {}

  /** Whether keys can be read and a screen can be wiped. */
  static boolean there() {
    return System.console() != null;
  }

  /**
   * Lets a reader step until it is over, or the terminal is closed.
   *
   * @throws IOException if this terminal cannot be used
   */
  static void show(StepViewer viewer) throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      Attributes before = terminal.enterRawMode();
      try {
        KeyMap<StepViewer.Key> keys = keys(terminal);
        BindingReader reader = new BindingReader(terminal.reader());
        while (!viewer.over()) {
          terminal.puts(Capability.clear_screen);
          terminal.writer().print(viewer.screen().replace("\n", "\r\n"));
          terminal.flush();
          StepViewer.Key key = reader.readBinding(keys);
          // Nothing is bound to the end of the input.
          viewer.press(key == null ? StepViewer.Key.QUIT : key);
        }
      } finally {
        terminal.setAttributes(before);
      }
    }
  }

  private static KeyMap<StepViewer.Key> keys(Terminal terminal) {
    KeyMap<StepViewer.Key> keys = new KeyMap<>();
    String right = KeyMap.key(terminal, Capability.key_right);
    String left = KeyMap.key(terminal, Capability.key_left);
    keys.bind(StepViewer.Key.NEXT, "n", " ", "\r", right);
    keys.bind(StepViewer.Key.PREVIOUS, "p", "b", left);
    keys.bind(StepViewer.Key.FIRST, "f", KeyMap.key(terminal, Capability.key_home));
    keys.bind(StepViewer.Key.LAST, "l", KeyMap.key(terminal, Capability.key_end));
    keys.bind(StepViewer.Key.STATE, "s");
    keys.bind(StepViewer.Key.QUIT, "q", KeyMap.ctrl('C'), KeyMap.ctrl('D'));
    return keys;
  }
}
