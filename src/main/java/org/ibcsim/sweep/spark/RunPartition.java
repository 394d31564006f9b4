package org.ibcsim.sweep.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.sweep.ExperimentFile;
import org.ibcsim.sweep.RunKey;
import org.ibcsim.sweep.RunResult;
import org.ibcsim.sweep.Sources;
import org.ibcsim.sweep.Subject;
import org.ibcsim.sweep.SweepException;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What an executor does: reads the experiment once, and runs what it is given. */
final class RunPartition extends AbstractFunction1<Iterator<RunKey>, RunResult[]>
    implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  /** By the identity of the sources; an executor serves one sweep, rarely two. */
  private static final Map<String, Subject> SUBJECTS = new LinkedHashMap<>();

  private final Sources sources;

  RunPartition(Sources sources) {
    this.sources = sources;
  }

  @Override
  public RunResult[] apply(Iterator<RunKey> keys) {
    Subject subject = subject();
    List<RunResult> results = new ArrayList<>();
    while (keys.hasNext()) {
      results.add(subject.run(keys.next()));
    }
    return results.toArray(RunResult[]::new);
  }

  private Subject subject() {
    synchronized (SUBJECTS) {
      Subject subject = SUBJECTS.get(sources.identity());
      if (subject == null) {
        subject = loaded();
        SUBJECTS.put(sources.identity(), subject);
      }
      return subject;
    }
  }

  private Subject loaded() {
    try {
      return ExperimentFile.parse(sources).subject();
    } catch (ScenarioException wrong) {
      throw new SweepException("on this executor: " + wrong.getMessage(), wrong);
    }
  }
}
