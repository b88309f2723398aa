package io.github.experimentmaven.adoption;

import io.github.experimentmaven.choosing.SweepRanking;
import io.github.experimentmaven.choosing.SweepRanking.Ranked;
import io.github.experimentmaven.choosing.SweepRanking.Unranked;
import io.github.experimentmaven.descriptor.PlainFile;
import io.github.experimentmaven.failure.AdoptionException;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.recording.RecordedExperiments;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.storage.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Writes the best experiment of a sweep as a plain experiment file, with the reason and the table
 * that it was chosen from, so that the choice is reviewed, and gated from then on.
 */
@Named
@Singleton
public final class Adoption {

  private final RecordedExperiments recorded;

  @Inject
  Adoption(RecordedExperiments recorded) {
    this.recorded = recorded;
  }

  /**
   * What is to be written.
   *
   * @param experiment the name of what was chosen
   * @param file does not exist yet
   * @param text of it
   * @param warnings what was left out of the choice
   */
  public record Draft(String experiment, Path file, String text, List<String> warnings) {

    public Draft {
      warnings = List.copyOf(warnings);
    }

    /** Writes the file. */
    public void write() throws IOException {
      AtomicFile.write(file, target -> Files.writeString(target, text));
    }
  }

  /**
   * Chooses; writes nothing.
   *
   * @param sweep its name; null for the only one of the module
   * @param name of the experiment that is to be written; null for that of the sweep and {@code
   *     -best}
   * @param reason why it is adopted; may be empty
   * @return nothing if the module has no sweep, and none was asked for
   * @throws AdoptionException if there is no such sweep, nothing can be chosen, or the file is
   *     there or cannot be called so
   * @throws IOException if what was recorded cannot be read
   */
  public Optional<Draft> propose(
      ExperimentModule module, @Nullable String sweep, @Nullable String name, String reason)
      throws ExperimentException, IOException {
    Map<String, List<JudgedExperiment>> sweeps = new LinkedHashMap<>();
    for (JudgedExperiment each : recorded.judgeAlone(module)) {
      if (each.result().cell() != null) {
        sweeps.computeIfAbsent(each.result().cell().sweep(), key -> new ArrayList<>()).add(each);
      }
    }
    if (sweeps.isEmpty() && sweep == null) {
      return Optional.empty();
    }
    String asked = asked(sweeps, sweep, module);
    List<JudgedExperiment> cells = Objects.requireNonNull(sweeps.get(asked));
    SweepRanking ranking = SweepRanking.of(cells.stream().map(JudgedExperiment::result).toList());
    if (ranking instanceof Unranked none) {
      throw new AdoptionException("nothing of " + asked + " can be adopted: " + none.reason());
    }
    String own = name == null ? asked + "-best" : name;
    Optional<String> mistake = PlainFile.mistakeOfName(own);
    if (mistake.isPresent()) {
      throw new AdoptionException("experiment.adoptAs: " + mistake.get());
    }
    Path file = module.experimentDirectory().resolve(own + ".yaml");
    if (Files.exists(file)) {
      throw new AdoptionException(
          module.shown(file)
              + " is there already; delete it, or give another name with experiment.adoptAs");
    }
    Ranked ranked = (Ranked) ranking;
    ExperimentResult best = ranked.places().get(0);
    JudgedExperiment chosen =
        cells.stream()
            .filter(each -> each.result().name().equals(best.name()))
            .findFirst()
            .orElseThrow();
    return Optional.of(
        new Draft(
            best.name(),
            file,
            PlainFile.yaml(
                chosen.experiment(),
                new AdoptionReason(
                        asked,
                        ranked,
                        SweepRanking.stopped(cells.stream().map(JudgedExperiment::result).toList()),
                        reason)
                    .lines()),
            ranked.excluded().stream()
                .map(each -> each.result().name() + " was no choice: " + each.reason())
                .toList()));
  }

  private static String asked(
      Map<String, List<JudgedExperiment>> sweeps, @Nullable String sweep, ExperimentModule module)
      throws AdoptionException {
    String known = sweeps.keySet().stream().sorted().collect(Collectors.joining(", "));
    if (sweep == null && sweeps.size() > 1) {
      throw new AdoptionException(
          "there are several sweeps; say which with -Dexperiment.sweep=, one of " + known);
    }
    if (sweep != null && !sweeps.containsKey(sweep)) {
      throw new AdoptionException(
          "there is no sweep '"
              + sweep
              + "' in "
              + module.shown(module.experimentDirectory())
              + (sweeps.isEmpty()
                  ? "; a file with a matrix or a sample is one"
                  : "; the module has " + known));
    }
    return sweep == null ? sweeps.keySet().iterator().next() : sweep;
  }
}
