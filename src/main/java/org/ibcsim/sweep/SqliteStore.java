package org.ibcsim.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Results in one SQLite file, each run in a transaction of its own.
 *
 * <p>The file has a write-ahead log that is synced at each commit, so that a run that {@link #add}
 * has returned for survives the end of the process and of the machine, and one that was not yet
 * there is not there by half. The log, beside the file with {@code -wal} behind its name, is gone
 * after a {@link #close}; a killed sweep leaves it, and the next one folds it in. The file is held
 * exclusively while it is open: a second sweep is refused.
 */
public final class SqliteStore implements Store {
  /** "ibcs": tells our files from those of other programs. */
  private static final int APPLICATION = 0x69626373;

  private static final String FORMAT = "1";

  /** Keys of what the experiment was made of: each its SHA-256, a space, and the path. */
  private static final String FILE = "file ";

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
          "CREATE TABLE measure (measure INTEGER PRIMARY KEY, name TEXT NOT NULL, expression TEXT"
              + " NOT NULL)",
          "CREATE TABLE point (point INTEGER, parameter TEXT, value TEXT NOT NULL, PRIMARY KEY"
              + " (point, parameter)) WITHOUT ROWID",
          "CREATE TABLE run (point INTEGER, replication INTEGER, broken_expectations INTEGER NOT"
              + " NULL, broken_invariant TEXT NOT NULL, PRIMARY KEY (point, replication)) WITHOUT"
              + " ROWID",
          "CREATE TABLE result (point INTEGER, replication INTEGER, measure INTEGER, value REAL,"
              + " half_width REAL, PRIMARY KEY (point, replication, measure)) WITHOUT ROWID");

  private final Path file;
  private final Connection connection;
  private final int measures;

  private SqliteStore(Path file, Connection connection, int measures) {
    this.file = file;
    this.connection = connection;
    this.measures = measures;
  }

  /**
   * Makes the file of an experiment, or opens it to go on.
   *
   * @throws SweepException if it is in use, cannot be written, is no such file, or belongs to
   *     another experiment
   */
  public static SqliteStore open(Path file, Experiment experiment) {
    makeFolder(file);
    Connection connection = connect(file);
    try {
      prepare(file, connection, experiment);
      return new SqliteStore(file, connection, experiment.measures().size());
    } catch (SQLException | RuntimeException failure) {
      closeQuietly(connection);
      throw failure instanceof SQLException told ? words(file, told) : (RuntimeException) failure;
    }
  }

  private static void makeFolder(Path file) {
    if (Files.isDirectory(file)) {
      throw new SweepException(
          file + ": found a folder; expected a file for the results, named with --out");
    }
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException failure) {
      throw new SweepException(
          file + ": its folder cannot be made (" + failure.getMessage() + "); choose another --out",
          failure);
    }
  }

  private static Connection connect(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(0);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    try {
      return source.getConnection();
    } catch (SQLException failure) {
      throw words(file, failure);
    }
  }

  private static void prepare(Path file, Connection connection, Experiment experiment)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Also takes the lock, before anything is read.
      statement.execute("BEGIN EXCLUSIVE");
      boolean fresh = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
      long application = number(statement, "PRAGMA application_id");
      if (!fresh && application != APPLICATION) {
        throw new SweepException(
            file
                + ": found a database of another program; expected none, or one of a sweep;"
                + " choose another file with --out");
      }
      if (fresh) {
        create(connection, statement, experiment);
      } else {
        check(file, statement, experiment);
      }
      statement.execute("COMMIT");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
    }
    connection.setAutoCommit(false);
  }

  private static void create(Connection connection, Statement statement, Experiment experiment)
      throws SQLException {
    statement.execute("PRAGMA application_id = " + APPLICATION);
    for (String table : TABLES) {
      statement.execute(table);
    }
    try (PreparedStatement about = connection.prepareStatement("INSERT INTO about VALUES (?, ?)")) {
      row(about, "format", FORMAT);
      row(about, "experiment", experiment.title());
      row(about, "experiment_sha256", experiment.sha256());
      row(about, "seed", Long.toString(experiment.seed()));
      int file = 0;
      for (Ingredient ingredient : experiment.ingredients()) {
        row(about, FILE + file, ingredient.sha256() + " " + ingredient.path());
        file++;
      }
    }
    try (PreparedStatement names =
        connection.prepareStatement("INSERT INTO measure VALUES (?, ?, ?)")) {
      for (int i = 0; i < experiment.measures().size(); i++) {
        Measure measure = experiment.measures().get(i);
        row(names, i, measure.name(), measure.words());
      }
    }
    try (PreparedStatement points =
        connection.prepareStatement("INSERT INTO point VALUES (?, ?, ?)")) {
      for (Point point : experiment.points()) {
        for (var value : point.values().entrySet()) {
          row(points, point.number(), value.getKey(), value.getValue());
        }
      }
    }
  }

  private static void row(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.executeUpdate();
  }

  private static void check(Path file, Statement statement, Experiment experiment)
      throws SQLException {
    String sha256 = text(statement, "SELECT value FROM about WHERE key = 'experiment_sha256'");
    String format = text(statement, "SELECT value FROM about WHERE key = 'format'");
    if (sha256.equals(experiment.sha256()) && format.equals(FORMAT)) {
      return;
    }
    List<String> changed = changed(statement, experiment);
    if (!changed.isEmpty()) {
      throw new SweepException(
          file
              + ": found results from before a change of "
              + String.join(" and of ", changed)
              + "; expected results of what is there now. To go on, put back what was there; to"
              + " begin anew, name another file with --out, or remove this one");
    }
    throw new SweepException(
        file
            + ": found the results of another experiment ("
            + text(statement, "SELECT value FROM about WHERE key = 'experiment'")
            + ", SHA-256 "
            + sha256.substring(0, Math.min(12, sha256.length()))
            + "...); expected those of this one ("
            + experiment.sha256().substring(0, Math.min(12, experiment.sha256().length()))
            + "...). The experiment, or what it names, has changed since: name another file with"
            + " --out, or remove this one");
  }

  /** Which files of the same experiment are not what they were; empty if it is another one. */
  private static List<String> changed(Statement statement, Experiment experiment)
      throws SQLException {
    List<String> changed = new ArrayList<>();
    List<Ingredient> now = experiment.ingredients();
    long then = number(statement, "SELECT count(*) FROM about WHERE key LIKE '" + FILE + "%'");
    String seed = text(statement, "SELECT value FROM about WHERE key = 'seed'");
    if (then != now.size() || !seed.equals(Long.toString(experiment.seed()))) {
      return changed;
    }
    for (int i = 0; i < now.size(); i++) {
      String was = text(statement, "SELECT value FROM about WHERE key = '" + FILE + i + "'");
      boolean same = was.startsWith(now.get(i).sha256() + " ");
      if (i == 0 && !same) {
        return changed;
      }
      if (!same) {
        changed.add(now.get(i).path());
      }
    }
    return changed;
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  @Override
  public SortedMap<RunKey, RunResult> results() {
    SortedMap<RunKey, RunResult> results = new TreeMap<>();
    try (PreparedStatement values =
            connection.prepareStatement(
                "SELECT value, half_width FROM result WHERE point = ? AND replication = ? ORDER BY"
                    + " measure");
        Statement statement = connection.createStatement();
        ResultSet runs =
            statement.executeQuery(
                "SELECT point, replication, broken_expectations, broken_invariant FROM run")) {
      while (runs.next()) {
        RunKey key = new RunKey(runs.getInt(1), runs.getInt(2));
        results.put(key, result(key, values, runs.getInt(3), runs.getString(4)));
      }
      connection.commit();
    } catch (SQLException failure) {
      throw words(file, failure);
    }
    return results;
  }

  private RunResult result(
      RunKey key, PreparedStatement values, int brokenExpectations, String brokenInvariant)
      throws SQLException {
    values.setInt(1, key.point());
    values.setInt(2, key.replication());
    List<Double> numbers = new ArrayList<>();
    List<Double> halfWidths = new ArrayList<>();
    try (ResultSet rows = values.executeQuery()) {
      while (rows.next()) {
        numbers.add(real(rows, 1));
        halfWidths.add(real(rows, 2));
      }
    }
    if (numbers.size() != measures) {
      throw new SweepException(
          file
              + ": found "
              + numbers.size()
              + " values of a run, expected "
              + measures
              + "; the file is damaged; remove it and begin again");
    }
    return new RunResult(key, numbers, halfWidths, brokenExpectations, brokenInvariant);
  }

  private static double real(ResultSet rows, int column) throws SQLException {
    double value = rows.getDouble(column);
    return rows.wasNull() ? Double.NaN : value;
  }

  @Override
  public void add(RunResult result) {
    try (PreparedStatement run =
            connection.prepareStatement("INSERT INTO run VALUES (?, ?, ?, ?)");
        PreparedStatement values =
            connection.prepareStatement("INSERT INTO result VALUES (?, ?, ?, ?, ?)")) {
      RunKey key = result.key();
      row(
          run,
          key.point(),
          key.replication(),
          result.brokenExpectations(),
          result.brokenInvariant());
      for (int measure = 0; measure < result.values().size(); measure++) {
        values.setInt(1, key.point());
        values.setInt(2, key.replication());
        values.setInt(3, measure);
        set(values, 4, result.values().get(measure));
        set(values, 5, result.halfWidths().get(measure));
        values.executeUpdate();
      }
      connection.commit();
    } catch (SQLException failure) {
      undo();
      throw words(file, failure);
    }
  }

  private void undo() {
    try {
      connection.rollback();
    } catch (SQLException second) {
      System.getLogger("ibcsim").log(System.Logger.Level.DEBUG, "after another failure", second);
    }
  }

  /** As if the disk had room for so many pages; for tests. */
  void limitPages(int pages) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count = " + pages);
    } catch (SQLException failure) {
      throw words(file, failure);
    }
  }

  private static void set(PreparedStatement values, int column, double value) throws SQLException {
    if (Double.isNaN(value)) {
      values.setNull(column, Types.REAL);
    } else {
      values.setDouble(column, value);
    }
  }

  /** The trouble with a file, and what to do about it. */
  private static SweepException words(Path file, SQLException failure) {
    SQLiteErrorCode code =
        failure instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    String reason =
        switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
          case SQLITE_BUSY, SQLITE_LOCKED ->
              "found it in use by another process; expected it free. Wait for the other sweep, or"
                  + " name another file with --out";
          case SQLITE_FULL ->
              "found no room on its disk. What was stored stays: make room, and start it again to"
                  + " go on";
          case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
              "it cannot be written (" + code + "). Name another file with --out";
          case SQLITE_NOTADB, SQLITE_CORRUPT ->
              "found a file that is no SQLite database, or a damaged one. Name another file with"
                  + " --out, or remove it";
          case SQLITE_IOERR ->
              "an error of its disk (" + code + "). What was stored stays; start it again to go on";
          default -> String.valueOf(failure.getMessage());
        };
    return new SweepException(file + ": " + reason, failure);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException second) {
      System.getLogger("ibcsim").log(System.Logger.Level.DEBUG, "after another failure", second);
    }
  }

  @Override
  public void close() {
    try {
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        // One file again, which anybody may read without the right to write beside it.
        statement.execute("PRAGMA journal_mode = DELETE");
      }
    } catch (SQLException failure) {
      // All results are in the file or its log, and the next sweep or reader finds them there.
      System.getLogger("ibcsim").log(System.Logger.Level.DEBUG, "the log stays", failure);
    } finally {
      closeQuietly(connection);
    }
  }
}
