package io.github.experimentmaven.export.github;

import static io.github.experimentmaven.export.ExportFixture.HOSTILE;
import static io.github.experimentmaven.export.ExportFixture.check;
import static io.github.experimentmaven.export.ExportFixture.result;
import static io.github.experimentmaven.export.ExportFixture.verdict;
import static io.github.experimentmaven.export.ExportFixture.withFailures;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

/** Read as GitHub reads it, with CommonMark's parser and its tables. */
class JobSummaryTest {

  private static final int PLENTY = 1 << 20;

  @Test
  void theVerdictIsFirstThenTheFiguresThenTheReasons() {
    ExperimentResult good =
        result("cnn", verdict(check("test_loss", Outcome.PASS, "kept")), 0.75, 0.85);
    ExperimentResult bad =
        withFailures(
            result(
                "mlp",
                verdict(
                    check("test_loss", Outcome.INCONCLUSIVE, "cannot tell"),
                    check("test_accuracy", Outcome.FAIL, "0.5 is below\nthe required 0.8")),
                0.5),
            new RunFailure(2, "killed"));

    assertThat(JobSummary.of("Example module", List.of(good, bad), PLENTY))
        .isEqualTo(
            """
            ## Example module: 1 FAIL, 1 PASS

            | Verdict | Experiment | Test accuracy | Test loss | Seeds |
            | --- | --- | ---: | ---: | ---: |
            | ✅ PASS | cnn | 0.8000 ± 0.0707 | 0.3750 ± 0.0000 | 2 |
            | ❌ FAIL | mlp | 0.5000 | 0.3750 | 1 of 2 |

            ### mlp

            - ❔ INCONCLUSIVE cannot tell
            - ❌ FAIL 0.5 is below the required 0.8
            """);
  }

  @Test
  void hostileTextIsTextAndBreaksNoTable() {
    ExperimentResult hostile = result(HOSTILE, verdict(check(HOSTILE, Outcome.FAIL, HOSTILE)), 0.5);

    String html = html(JobSummary.of(HOSTILE, List.of(hostile, hostile), PLENTY));

    assertThat(html).doesNotContain("<script", "<em>", "<code>", "<a ", "\u001b");
    assertThat(html.split("<tr>", -1)).hasSize(4);
    assertThat(html.split("<td", -1)).hasSize(2 * 5 + 1);
    assertThat(html).contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; ]]&gt;");
  }

  @Test
  void whatIsTooLongIsCutBetweenLines() {
    List<ExperimentResult> many =
        IntStream.range(0, 3000)
            .mapToObj(
                i -> result("e" + i, verdict(check("x", Outcome.FAIL, "long ".repeat(100))), 0.5))
            .toList();

    String text = JobSummary.of("many", many, PLENTY);

    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(PLENTY);
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(PLENTY - 1000);
    assertThat(text)
        .startsWith("## many: 3000 FAIL\n")
        .endsWith("\nThe rest is too long for a summary; see the report.\n");
  }

  @Test
  void whereNothingFitsNothingIsWritten() {
    assertThat(JobSummary.of("many", List.of(result("a", verdict(), 0.5)), 10)).isEmpty();
  }

  private static String html(String markdown) {
    List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
    return HtmlRenderer.builder()
        .extensions(tables)
        .build()
        .render(Parser.builder().extensions(tables).build().parse(markdown));
  }
}
