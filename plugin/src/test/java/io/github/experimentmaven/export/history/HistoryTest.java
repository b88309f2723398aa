package io.github.experimentmaven.export.history;

import static io.github.experimentmaven.export.ExportFixture.check;
import static io.github.experimentmaven.export.ExportFixture.result;
import static io.github.experimentmaven.export.ExportFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.experimentmaven.result.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
  private static final SourceCommit COMMIT = new SourceCommit(HASH, "2026-03-31");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = History.file(folder, "small");
  }

  @Test
  void withoutAFileThereIsNoEntry() throws IOException {
    assertThat(History.read(file)).isEmpty();
  }

  @Test
  void anEntryIsOneLineWithMeanDeviationAndCount() throws IOException {
    HistoryEntry entry =
        HistoryEntry.of(
            result("small", verdict(check("test_loss", Outcome.PASS, "kept")), 0.5, 0.75),
            COMMIT,
            "first baseline");

    assertThat(History.record(file, entry)).isTrue();

    assertThat(file)
        .isEqualTo(folder.resolve("history/small.jsonl"))
        .content()
        .isEqualTo(
            "{\"number\":1,\"commit\":\""
                + HASH
                + "\",\"date\":\"2026-03-31\",\"fingerprint\":\""
                + entry.fingerprint()
                + "\",\"verdict\":\"PASS\",\"reason\":\"first baseline\",\"metrics\":{"
                + "\"test_accuracy\":{\"mean\":0.625,\"sd\":0.1767766952966369,\"n\":2},"
                + "\"test_loss\":{\"mean\":0.375,\"sd\":0.0,\"n\":2},"
                + "\"train_accuracy\":{\"mean\":0.625,\"sd\":0.0,\"n\":2},"
                + "\"train_loss\":{\"mean\":0.5,\"sd\":0.0,\"n\":2}}}\n");
    assertThat(History.read(file)).containsExactly(entry.numbered(1));
  }

  @Test
  void aSingleSeedHasNoDeviationAndAnUnknownCommitIsNone() throws IOException {
    History.record(file, entry(0.5, null));

    HistoryEntry read = History.read(file).get(0);
    assertThat(read.commit()).isNull();
    assertThat(read.metrics().get("test_accuracy"))
        .isEqualTo(new HistoryEntry.Figures(0.5, null, 1));
  }

  @Test
  void linesAreOnlyEverAdded() throws IOException {
    History.record(file, entry(0.5, COMMIT));
    String first = Files.readString(file);

    History.record(file, entry(0.75, COMMIT));

    assertThat(Files.readString(file)).startsWith(first);
    assertThat(History.read(file)).extracting(HistoryEntry::number).containsExactly(1, 2);
  }

  @Test
  void whatTheHistoryHasIsNotAddedAgain() throws IOException {
    History.record(file, entry(0.5, COMMIT));
    History.record(file, entry(0.75, COMMIT));
    byte[] before = Files.readAllBytes(file);

    assertThat(History.record(file, entry(0.5, COMMIT))).isFalse();

    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void theDateMakesNoLineAnotherOne() throws IOException {
    History.record(file, entry(0.5, new SourceCommit(HASH, null)));

    assertThat(Files.readString(file)).doesNotContain("date");
    assertThat(History.record(file, entry(0.5, COMMIT))).isFalse();
    Files.writeString(
        file,
        Files.readString(file)
            + Files.readString(file)
                .replace(",\"fingerprint", ",\"date\":\"2026-03-31\",\"fingerprint"));
    assertThat(accuracies()).containsExactly(0.5);
  }

  @Test
  void aReturnToAnEarlierBaselineIsALineOfItsOwn() throws IOException {
    History.record(file, accepted(0.5));
    History.record(file, accepted(0.75));

    assertThat(History.record(file, accepted(0.5))).isTrue();
    assertThat(History.record(file, accepted(0.5))).isFalse();

    assertThat(accuracies()).containsExactly(0.5, 0.75, 0.5);
  }

  @Test
  void aReturnToAnEarlierResultOfAnUnknownCommitIsALineOfItsOwn() throws IOException {
    History.record(file, entry(0.5, null));
    History.record(file, entry(0.75, null));

    assertThat(History.record(file, entry(0.5, null))).isTrue();
    assertThat(History.record(file, entry(0.5, null))).isFalse();

    assertThat(accuracies()).containsExactly(0.5, 0.75, 0.5);
  }

  @Test
  void whatIsReportedBetweenMakesNoAcceptanceANewOne() throws IOException {
    History.record(file, accepted(0.5));
    History.record(file, entry(0.5, COMMIT));

    assertThat(History.record(file, accepted(0.5))).isFalse();
    assertThat(History.record(file, entry(0.5, COMMIT))).isFalse();

    assertThat(History.read(file))
        .extracting(HistoryEntry::reason)
        .containsExactly("better data", null);
  }

  @Test
  void aUnionOfTwoBranchesIsReadInOrderAndWithoutRepetitions() throws IOException {
    History.record(file, entry(0.5, COMMIT));
    List<String> common = Files.readAllLines(file);
    History.record(file, entry(0.6, new SourceCommit("b".repeat(40), null)));
    String ours = Files.readAllLines(file).get(1);
    Files.write(file, common);
    History.record(file, entry(0.7, new SourceCommit("a".repeat(40), null)));
    String theirs = Files.readAllLines(file).get(1);
    Files.writeString(
        file, ours + "\r\n\n" + common.get(0) + "\n" + theirs + "\n" + common.get(0) + "\n");

    assertThat(accuracies()).containsExactly(0.5, 0.7, 0.6);

    History.record(file, entry(0.8, new SourceCommit("c".repeat(40), null)));

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).startsWith(common.get(0), theirs, ours).hasSize(4);
    assertThat(lines.get(3)).startsWith("{\"number\":3,");
  }

  @Test
  void aConflictThatNobodySolvedIsAnErrorAtItsLine() throws IOException {
    History.record(file, entry(0.5, COMMIT));
    Files.writeString(file, Files.readString(file) + "<<<<<<< HEAD\n=======\n>>>>>>> other\n");

    assertThatIOException()
        .isThrownBy(() -> History.read(file))
        .withMessage(
            file
                + ":2: a merge left a conflict here; keep the lines of both sides and remove the"
                + " markers, order and repetitions do not matter");
  }

  @Test
  void aDamagedLineIsNamedAndTheFileLeftAsItIs() throws IOException {
    History.record(file, entry(0.5, COMMIT));
    Files.writeString(file, Files.readString(file) + "{\"number\": 2}\n");
    String before = Files.readString(file);

    assertThatIOException()
        .isThrownBy(() -> History.record(file, entry(0.75, COMMIT)))
        .withMessageStartingWith(file + ":2: this is not a line of a history: ")
        .withMessageEndingWith(" is missing; restore it or remove it");
    assertThat(file).hasContent(before);
  }

  @Test
  void whatIsNoTextOrNoEntryIsAnErrorThatNamesTheFile() throws IOException {
    Files.createDirectories(file.getParent());

    Files.write(file, new byte[] {(byte) 0xff, '\n'});
    assertThatIOException()
        .isThrownBy(() -> History.read(file))
        .withMessage(file + " is no text in UTF-8; restore it");

    Files.writeString(file, "\nnull\n");
    assertThatIOException()
        .isThrownBy(() -> History.read(file))
        .withMessage(
            file
                + ":2: this is not a line of a history: it is not a JSON object; restore it or remove it");

    Files.writeString(
        file,
        "{\"number\":1,\"commit\":null,\"fingerprint\":null,\"verdict\":\"PASS\",\"reason\":null,\"metrics\":{}}");
    assertThatIOException()
        .isThrownBy(() -> History.read(file))
        .withMessageContaining(file + ":1: this is not a line of a history: ")
        .withMessageContaining("fingerprint");
  }

  @Test
  void theFingerprintIsThatOfTheSetOfRunsInWhateverOrder() {
    var one = result("small", verdict(), 0.5, 0.6);
    var reversed =
        new io.github.experimentmaven.result.ExperimentResult(
            "small",
            one.file(),
            one.definition(),
            List.of(one.runs().get(1), one.runs().get(0)),
            List.of(),
            one.verdict());

    assertThat(HistoryEntry.fingerprint(reversed)).isEqualTo(HistoryEntry.fingerprint(one));
    assertThat(HistoryEntry.fingerprint(result("small", verdict(), 0.5)))
        .isNotEqualTo(HistoryEntry.fingerprint(one));
  }

  private List<Double> accuracies() throws IOException {
    return History.read(file).stream()
        .map(entry -> entry.metrics().get("test_accuracy").mean())
        .toList();
  }

  private static HistoryEntry accepted(double accuracy) {
    return HistoryEntry.of(result("small", verdict(), accuracy), COMMIT, "better data");
  }

  private static HistoryEntry entry(double accuracy, @Nullable SourceCommit commit) {
    return HistoryEntry.of(result("small", verdict(), accuracy), commit, null);
  }
}
