package io.github.experimentmaven.keras;

import java.util.List;

/** A file of Keras that cannot be read, or a model in it that cannot be carried over. */
public final class KerasException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<String> findings;

  KerasException(String finding) {
    this(List.of(finding));
  }

  KerasException(String finding, Throwable cause) {
    super(finding, cause);
    this.findings = List.of(finding);
  }

  KerasException(List<String> findings) {
    super(String.join("\n", findings));
    this.findings = List.copyOf(findings);
  }

  /** What is wrong, one sentence each, none of which names the file. */
  public List<String> findings() {
    return findings;
  }
}
