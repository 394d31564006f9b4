package org.ibcsim.check.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every term of the vocabulary gives the figure of the run that it says it gives. */
class VocabularyTableTest {
  private static Arguments figure(String term, String expression, String value) {
    return Arguments.of(term, expression, value);
  }

  private static String seconds(long seconds) {
    return "duration('" + seconds + "s')";
  }

  /** Term, how it is written for the made-up run, and what it must be there. */
  static Stream<Arguments> figures() {
    return Stream.of(
            distribution("rpo", "rpo", 20, 60, 100, 133),
            distribution("rpo(secondary)", "rpo('paris')", 20, 30, 40, 50),
            distribution("lag", "lag", 15, 50, 90, 120),
            distribution("lag(secondary)", "lag('paris')", 15, 25, 35, 45),
            distribution("latency", "latency", 1, 2, 3, 4),
            occupancy("srl", "srl", 812, "81.2"),
            occupancy("srl(secondary)", "srl('london')", 700, "70.0"),
            occupancy("secondary_srl(secondary)", "secondary_srl('london')", 250, "25.0"),
            message("ibc(application)", "ibc('nightly')", 3, 3, 300, 305, 306, 430, "received"),
            message(
                "ibc(application, number)",
                "ibc('nightly', 1)",
                3,
                3,
                300,
                305,
                306,
                430,
                "received"),
            message(
                "ibc(application).on(secondary)",
                "ibc('nightly').on('london')",
                2,
                2,
                300,
                301,
                302,
                421,
                "received"),
            message(
                "messages(application)[i]",
                "messages('nightly')[0]",
                3,
                3,
                300,
                305,
                306,
                430,
                "received"),
            Stream.of(
                figure("writes.count", "writes.count", "5000"),
                figure("writes.failed", "writes.failed", "3"),
                figure("writes.acknowledged", "writes.acknowledged", "4990"),
                figure("writes.lost", "writes.lost", "7"),
                figure("writes.bytes", "writes.bytes", "40960000"),
                figure("messages(application)", "size(messages('nightly'))", "2"),
                figure("snapshot(host, prefix).taken", "snapshot('london', 'fd').taken", "true"),
                figure("snapshot(host, prefix).at", "snapshot('london', 'fd').at", seconds(310)),
                figure("snapshot(host, prefix).frozen", "snapshot('london', 'fd').frozen", "true"),
                figure(
                    "snapshot(host, prefix).equals_image_at_send(application)",
                    "snapshot('london', 'fd').equals_image_at_send('nightly')",
                    "true"),
                figure("freezes(secondary)", "size(freezes('london'))", "2"),
                figure("freezes(secondary)[i].from", "freezes('london')[1].from", seconds(600)),
                figure("freezes(secondary)[i].to", "freezes('london')[1].to", seconds(1500)),
                figure("freezes(secondary)[i].length", "freezes('london')[1].length", seconds(900)),
                figure(
                    "freezes(secondary)[i].release",
                    "freezes('london')[1].release",
                    "'freeze_timeout'"),
                figure("frozen(secondary)", "frozen('london')", seconds(1020)),
                figure("max_freeze", "max_freeze", seconds(900)),
                figure("outages(secondary)", "size(outages('london'))", "1"),
                figure("outages(secondary)[i].from", "outages('london')[0].from", seconds(720)),
                figure("outages(secondary)[i].to", "outages('london')[0].to", seconds(810)),
                figure("outages(secondary)[i].length", "outages('london')[0].length", seconds(90)),
                figure("disconnected(secondary)", "disconnected('paris')", seconds(400)),
                figure("overflowed(secondary)", "overflowed('paris')", "true"),
                figure("missing(secondary)", "missing('paris')", "12"),
                figure("converged(secondary)", "converged('paris')", "false"),
                figure(
                    "delivered(secondary)",
                    "delivered('london')",
                    "'nightly 1, nightly 2, nightly 1'"),
                figure("frozen_at_end(secondary)", "frozen_at_end('paris')", "true"),
                figure("attached(secondary)", "attached('paris')", "false"),
                figure("dcm_logging(secondary)", "dcm_logging('paris')", "true"),
                figure("consistent(secondary)", "consistent('paris')", "false"),
                figure("connected(secondary)", "connected('london')", "false"),
                figure("registered(host, application)", "registered('london', 'weekly')", "true"),
                figure("registrations(host)", "registrations('london')", "2"),
                figure("invariants.held", "invariants.held", "true"),
                figure("invariants.violations", "invariants.violations", "0"),
                figure("primary", "primary", "'seattle'"),
                figure("lost_updates", "lost_updates", "0"),
                figure("elapsed", "elapsed", seconds(1800))),
            command("command(script, keyword)", "command('london', 'receive')"),
            command("command(script, keyword, number)", "command('london', 'receive', 1)"))
        .flatMap(each -> each);
  }

  private static Stream<Arguments> distribution(
      String term, String expression, long p50, long p95, long p99, long max) {
    return Stream.of(
        figure(term + ".p50", expression + ".p50", seconds(p50)),
        figure(term + ".p95", expression + ".p95", seconds(p95)),
        figure(term + ".mean", expression + ".mean", seconds(p95 + 1)),
        figure(term + ".p99", expression + ".p99", seconds(p99)),
        figure(term + ".max", expression + ".max", seconds(max)));
  }

  private static Stream<Arguments> occupancy(
      String term, String expression, long bytes, String percent) {
    return Stream.of(
        figure(term + ".max_bytes", expression + ".max_bytes", String.valueOf(bytes)),
        figure(term + ".max_percent", expression + ".max_percent", percent));
  }

  private static Stream<Arguments> command(String term, String expression) {
    return Stream.of(
        figure(term + ".ended", expression + ".ended", "true"),
        figure(term + ".ended_at", expression + ".ended_at", seconds(302)),
        figure(term + ".status", expression + ".status", "1"),
        figure(term + ".error", expression + ".error", "'IBC_DROPPED'"),
        figure(term + ".drop_count", expression + ".drop_count", "2"),
        figure(term + ".output", expression + ".output", "'vxibc receive\\nfailed'"));
  }

  private static Stream<Arguments> message(
      String term,
      String expression,
      long arrivals,
      long deliveries,
      long sent,
      long arrived,
      long received,
      long ended,
      String fate) {
    return Stream.of(
        figure(term + ".sent", expression + ".sent", "true"),
        figure(term + ".arrivals", expression + ".arrivals", String.valueOf(arrivals)),
        figure(term + ".deliveries", expression + ".deliveries", String.valueOf(deliveries)),
        figure(term + ".equals_image_at_send", expression + ".equals_image_at_send", "true"),
        figure(term + ".sent_at", expression + ".sent_at", seconds(sent)),
        figure(term + ".arrived_at", expression + ".arrived_at", seconds(arrived)),
        figure(term + ".received_at", expression + ".received_at", seconds(received)),
        figure(term + ".ended_at", expression + ".ended_at", seconds(ended)),
        figure(term + ".fate", expression + ".fate", "'" + fate + "'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("figures")
  void a_term_is_held_to_its_figure_and_broken_by_any_other(
      String term, String expression, String value) {
    assertThat(Runs.verdict(expression + " == " + value, Runs.run()).held()).isTrue();
    assertThat(Runs.verdict(expression + " != " + value, Runs.run()).held()).isFalse();
  }

  @Test
  void the_table_lists_exactly_the_terms_that_can_be_read() {
    Set<Object> tried = new HashSet<>();
    figures().forEach(each -> tried.add(each.get()[0]));
    List<String> listed =
        ExpectationVocabulary.terms().stream().map(ExpectationVocabulary.Term::name).toList();

    assertThat(listed).doesNotHaveDuplicates();
    assertThat(new HashSet<Object>(listed)).isEqualTo(tried);
  }

  @Test
  void every_term_says_its_type_and_meaning_and_every_quantity_its_unit() {
    assertThat(ExpectationVocabulary.terms())
        .allSatisfy(
            term -> {
              assertThat(term.meaning()).isNotBlank();
              assertThat(term.type()).isIn("bool", "int", "double", "string", "duration", "list");
              boolean quantity = !term.type().equals("bool") && !term.type().equals("list");
              assertThat(term.unit().isEmpty()).isEqualTo(!quantity);
            });
  }
}
