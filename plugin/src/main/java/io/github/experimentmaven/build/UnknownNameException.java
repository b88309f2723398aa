package io.github.experimentmaven.build;

import java.util.Set;

/** Thrown when an experiment is asked for that is not there. */
public final class UnknownNameException extends Exception {

  private static final long serialVersionUID = 1L;

  UnknownNameException(String name, Set<String> known) {
    this(name, "the module has", known);
  }

  private UnknownNameException(String name, String who, Set<String> known) {
    super(
        "there is no experiment '%s' here; %s %s"
            .formatted(name, who, known.isEmpty() ? "none" : String.join(", ", known)));
  }

  static UnknownNameException amongModules(String name, Set<String> known) {
    return new UnknownNameException(name, "the modules have", known);
  }
}
