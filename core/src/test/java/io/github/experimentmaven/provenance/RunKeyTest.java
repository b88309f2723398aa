package io.github.experimentmaven.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.experimentmaven.storage.RecordJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunKeyTest {

  static List<RunKey> keys() {
    return List.of(
        RunKey.of(0), RunKey.of(Long.MAX_VALUE), new RunKey(7, 1), new RunKey(Long.MAX_VALUE, 12));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void whatIsWrittenIsRead(RunKey key) throws Exception {
    assertThat(RecordJson.parse(RecordJson.line(key), RunKey.class)).isEqualTo(key);
    assertThat(RunKey.labelled(key.label())).contains(key);
  }

  @Test
  void withoutFoldsItIsTheSeed() {
    assertThat(RecordJson.line(RunKey.of(7))).isEqualTo("7");
    assertThat(RunKey.of(7).label()).isEqualTo("seed 7");
    assertThat(RunKey.of(7).fileName()).isEqualTo("seed-7");
    assertThat(RecordJson.line(new RunKey(7, 2))).isEqualTo("{\"seed\":7,\"fold\":2}");
    assertThat(new RunKey(7, 2).label()).isEqualTo("seed 7 fold 2");
    assertThat(new RunKey(7, 2).fileName()).isEqualTo("seed-7-fold-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "1.5",
        "\"7\"",
        "{\"seed\":7}",
        "{\"seed\":7,\"fold\":0}",
        "{\"seed\":7,\"fold\":null}",
        "{\"seed\":7,\"fold\":1,\"more\":1}",
        "[7]"
      })
  void anythingElseIsNone(String json) {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> RecordJson.parse("{\"key\":" + json + "}", Holder.class));
  }

  record Holder(RunKey key) {

    Holder {
      java.util.Objects.requireNonNull(key);
    }
  }

  @Test
  void foldsFollowTheirSeedInOrder() {
    assertThat(
            Stream.of(new RunKey(2, 1), new RunKey(1, 10), new RunKey(1, 2), RunKey.of(1)).sorted())
        .containsExactly(RunKey.of(1), new RunKey(1, 2), new RunKey(1, 10), new RunKey(2, 1));
  }
}
