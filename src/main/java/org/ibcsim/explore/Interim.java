package org.ibcsim.explore;
import java.util.*;
import org.ibcsim.kernel.*;
import org.ibcsim.runbook.ScriptProcess;
final class Interim {
  static final Map<List<Long>, Integer> KNOWN = new HashMap<>();
  static final List<ScriptProcess> ALL = new ArrayList<>();
  static void write(ScriptProcess p, StateWriter w) {
    List<Long> key = new ArrayList<>();
    key.add((long) System.identityHashCode(p.script()));
    key.add((long) p.number());
    for (long x : p.state()) key.add(x);
    Integer n = KNOWN.get(key);
    if (n == null) { n = ALL.size(); KNOWN.put(key, n); ALL.add(p.copy()); }
    w.count(n);
  }
  static ScriptProcess read(StateReader r) { return ALL.get((int) r.count()).copy(); }
}
