package io.github.experimentmaven.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {

  record Point(int x, String name) {

    Point {
      Objects.requireNonNull(name, "name");
      if (x < 0) {
        throw new IllegalArgumentException("x is below 0");
      }
    }
  }

  record Line(List<Point> points) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~|it is empty",
        "{\"points\": [{\"x\": 1, \"na|it ends too early",
        "{\"points\": []} 7|something follows after its end",
        "{}|points is missing",
        "{\"points\": [{\"x\": 1}]}|points.0.name is missing",
        "{\"points\": [], \"colour\": 1}|it has the unknown key colour",
        "{\"points\": [{\"x\": -1, \"name\": \"\"}]}|points.0: x is below 0",
        "{\"points\": [{\"x\": 1, \"name\": null}]}|points.0.name is missing",
        "{\"points\": null}|points is missing",
        "{\"points\": [null]}|points.0 is missing",
        "{\"points\": [{\"x\": null, \"name\": \"\"}]}|points.0.x is missing",
        "{\"points\": {\"a\": 1}}|points is not what it must be",
        "[]|it is not what it must be",
        "{\"points\" []}|unexpected '[', expected a colon",
        "{\"points\": [] \"a\": 1}|unexpected '\"', expected a comma",
        "{points: []}|unexpected 'p', expected a key in double quotes",
        "{\"points\": ]}|unexpected ']', expected a value",
      })
  void mistakesAreToldInPlainWords(String json, String text) {
    JsonProcessingException fault =
        catchThrowableOfType(
            JsonProcessingException.class, () -> RecordJson.parse(json, Line.class));

    assertThat(JsonFault.text(fault)).isEqualTo(text);
  }
}
