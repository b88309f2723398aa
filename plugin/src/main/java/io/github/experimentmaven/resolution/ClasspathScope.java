package io.github.experimentmaven.resolution;

import java.util.List;
import java.util.Locale;

/** Which class path of a project its own classes run with, as other plugins name them. */
public enum ClasspathScope {
  /** Main and test classes, with all dependencies. */
  TEST("compile", "runtime", "provided", "system", "test"),
  /** Main classes, with what they need when they run. */
  RUNTIME("compile", "runtime"),
  /** Main classes, with what they are compiled with. */
  COMPILE("compile", "provided", "system");

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final List<String> scopes;

  ClasspathScope(String... scopes) {
    this.scopes = List.of(scopes);
  }

  /** How a user writes it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean has(String scope) {
    return scopes.contains(scope);
  }
}
