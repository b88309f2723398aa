package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.task.Task;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What is chosen by the test set is too good on it: no key of the language lets one of its metrics
 * decide anything about a training. The keys are those that the language has, whichever they are.
 */
class TestMetricsChooseNothingTest {

  /** What a key takes that takes any text. */
  private static final String NO_METRIC = "nobody_measures_this";

  private final Set<ValueType> known = new HashSet<>();

  @Test
  void noKeyTakesTheNameOfATestMetricForAMetric() {
    for (Metric metric : Task.allMetrics()) {
      if (metric.part() == Part.TEST) {
        assertThat(keysFor(metric.key())).as(metric.key()).isEmpty();
      }
    }
  }

  @Test
  void keysThatMonitorAreAmongThem() {
    assertThat(keysFor("val_loss"))
        .containsExactly(
            "best_weights.monitor", "early_stopping.monitor", "reduce_lr_on_plateau.monitor");
  }

  /** Those that take a name for that of a metric: they do not take any text. */
  private Set<String> keysFor(String metric) {
    known.clear();
    Set<String> keys = new TreeSet<>();
    collect(ExperimentDecoder.LANGUAGE, "", metric, keys);
    return keys;
  }

  private void collect(ValueType type, String path, String metric, Set<String> keys) {
    for (Map.Entry<String, ValueType> inner : inner(type).entrySet()) {
      String name = path.isEmpty() ? inner.getKey() : path + "." + inner.getKey();
      if (takes(inner.getValue(), name, metric) && !takes(inner.getValue(), name, NO_METRIC)) {
        keys.add(name);
      }
      if (known.add(inner.getValue())) {
        collect(inner.getValue(), name, metric, keys);
      }
    }
  }

  private static boolean takes(ValueType type, String name, String word) {
    Problems problems = new Problems(SourceText.of(Path.of("test"), word));
    Node node = new Node.Scalar(word, Node.Style.WORD, Position.WHOLE_FILE);
    return type.decode(node, name, problems) != null && problems.found().isEmpty();
  }

  private static Map<String, ValueType> inner(ValueType type) {
    Map<String, ValueType> all = new LinkedHashMap<>();
    if (type instanceof RecordType map) {
      map.keys().forEach(key -> all.put(key.name(), key.type()));
    } else if (type.kinds().isPresent()) {
      type.kinds().get().records().forEach(all::put);
    } else if (type instanceof DatasetType sources) {
      sources.sources().forEach(source -> all.putAll(inner(source)));
    } else if (type instanceof ArchitectureType layers) {
      all.putAll(inner(layers.items()));
    }
    return all;
  }
}
