package io.github.experimentmaven.failure;

import java.util.Set;

/** Thrown when an experiment is asked for that is not there. */
public final class UnknownNameException extends ExperimentException {

  private static final long serialVersionUID = 1L;

  /** Of one module. */
  public UnknownNameException(String name, Set<String> known) {
    this(name, "the module has", known);
  }

  private UnknownNameException(String name, String who, Set<String> known) {
    super(
        "there is no experiment '%s' here; %s %s"
            .formatted(name, who, known.isEmpty() ? "none" : String.join(", ", known)));
  }

  /** Of all modules of a build. */
  public static UnknownNameException amongModules(String name, Set<String> known) {
    return new UnknownNameException(name, "the modules have", known);
  }
}
