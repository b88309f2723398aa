package io.github.experimentmaven.failure;

import java.util.Set;
import java.util.stream.Collectors;

/** Thrown when an experiment is asked for that is not there. */
public final class UnknownNameException extends ExperimentException {

  private static final long serialVersionUID = 1L;

  /** More would not be read. */
  private static final int SHOWN = 20;

  /** Of one module. */
  public UnknownNameException(String name, Set<String> known) {
    this(name, "the module has", known);
  }

  private UnknownNameException(String name, String who, Set<String> known) {
    super(
        "there is no experiment '%s' here; %s %s"
            .formatted(name, who, known.isEmpty() ? "none" : shown(known)));
  }

  private static String shown(Set<String> known) {
    int more = known.size() - SHOWN;
    return known.stream().limit(SHOWN).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Of all modules of a build. */
  public static UnknownNameException amongModules(String name, Set<String> known) {
    return new UnknownNameException(name, "the modules have", known);
  }
}
