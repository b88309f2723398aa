package io.github.experimentmaven.preparation.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.PreparedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPreparationTest {

  @TempDir Path base;

  @Test
  void anotherNameParameterOrCodeIsOtherData() {
    Set<String> recipes =
        Set.of(
            recipe("com.acme.Prices", Map.of("rooms", 3L), Map.of("classes", "a1")),
            recipe("com.acme.Price", Map.of("rooms", 3L), Map.of("classes", "a1")),
            recipe("com.acme.Prices", Map.of("rooms", "3"), Map.of("classes", "a1")),
            recipe("com.acme.Prices", Map.of("rooms", 4L), Map.of("classes", "a1")),
            recipe("com.acme.Prices", Map.of(), Map.of("classes", "a1")),
            recipe("com.acme.Prices", Map.of("rooms", 3L), Map.of("classes", "a2")),
            recipe("com.acme.Prices", Map.of("rooms", 3L), Map.of("test-classes", "a1")));

    assertThat(recipes).hasSize(7);
    assertThat(recipes)
        .contains(recipe("com.acme.Prices", Map.of("rooms", 3L), Map.of("classes", "a1")));
  }

  /** Without a class path there is no main class. */
  @Test
  void aJvmThatDoesNotStartIsToldWithItsLogAndLeavesNothing() throws Exception {
    Path logs = base.resolve("logs");
    ClassPreparation preparation =
        new ClassPreparation(
            new DatasetSource.OfClass("com.acme.Prices", Map.of()),
            Map.of(),
            new ClassProgram(
                List.of(base.resolve("none")), List.of(base.resolve("none")), base, logs));

    assertThatThrownBy(() -> new PreparedData(base.resolve("cache")).get(preparation))
        .isInstanceOf(DatasetException.class)
        .message()
        .matches(
            "com\\.acme\\.Prices ended its JVM with exit code 1 before all samples were there\n"
                + "what it printed is in logs/com\\.acme\\.Prices-[0-9a-f]{8}\\.log");
    try (Stream<Path> files = Files.list(logs)) {
      assertThat(files.toList())
          .singleElement()
          .satisfies(log -> assertThat(log).content().contains("Bootstrap"));
    }
    try (Stream<Path> files = Files.list(base.resolve("cache"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".lock", "sources");
    }
  }

  private static String recipe(
      String name, Map<String, Object> parameters, Map<String, String> code) {
    return new ClassPreparation(
            new DatasetSource.OfClass(name, parameters),
            code,
            new ClassProgram(List.of(), List.of(), Path.of("base"), Path.of("logs")))
        .recipe();
  }
}
