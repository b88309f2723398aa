package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a sample that a file of Keras says its model takes.
 *
 * @param file as the experiment names it
 * @param sizes of its axes; null where any will do
 */
record DeclaredInput(String file, List<@Nullable Integer> sizes) {

  /** What is wrong if the data has samples of another shape. */
  Optional<Problem> mismatch(LocatedExperiment located, Shape input) {
    if (fits(input)) {
      return Optional.empty();
    }
    boolean flattened =
        sizes.size() == 1 && sizes.get(0) != null && sizes.get(0).equals(input.size());
    return Optional.of(
        located.problemAt(
            List.of("architecture"),
            "%s takes samples of %s, but those of the data are %s".formatted(file, text(), input),
            flattened
                ? "write the layers out with experiment:convert, and put a Flatten before them"
                : "use data of that shape, or write the layers out with experiment:convert"));
  }

  private boolean fits(Shape input) {
    boolean fits = sizes.size() == input.dimensions().size();
    for (int i = 0; i < sizes.size() && fits; i++) {
      fits = sizes.get(i) == null || input.dimensions().get(i).equals(sizes.get(i));
    }
    return fits;
  }

  /** {@code [28, 28, 1]}. */
  String text() {
    List<String> all = new ArrayList<>();
    sizes.forEach(size -> all.add(size == null ? "any" : size.toString()));
    return all.stream().collect(Collectors.joining(", ", "[", "]"));
  }
}
