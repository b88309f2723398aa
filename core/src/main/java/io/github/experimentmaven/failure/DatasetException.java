package io.github.experimentmaven.failure;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Data that is not there, cannot be read or is not what it claims to be. The message is for the
 * user: it names the file, what is wrong with it and what was expected.
 */
public final class DatasetException extends ExperimentException {

  private static final long serialVersionUID = 1L;

  private static final String DATASET = "dataset";

  private final @Nullable NamedBy namedBy;
  private final String key;

  /**
   * A name in the settings of a data set.
   *
   * @param key that names it, such as {@code ignore}
   * @param name which the data does not have
   */
  public record NamedBy(String key, String name) implements Serializable {}

  /**
   * @param message for the user
   */
  public DatasetException(String message) {
    super(message);
    this.namedBy = null;
    this.key = DATASET;
  }

  /**
   * @param message for the user
   * @param namedBy what of the settings is wrong
   */
  public DatasetException(String message, NamedBy namedBy) {
    super(message);
    this.namedBy = namedBy;
    this.key = DATASET;
  }

  /**
   * @param message for the user
   * @param cause what a developer may want to see
   */
  public DatasetException(String message, Throwable cause) {
    super(message, cause);
    this.namedBy = null;
    this.key = DATASET;
  }

  private DatasetException(String message, String key) {
    super(message);
    this.namedBy = null;
    this.key = key;
  }

  /**
   * Data that cannot be dealt into the folds that an experiment asks for.
   *
   * @param message for the user
   */
  public static DatasetException ofFolds(String message) {
    return new DatasetException(message, "folds");
  }

  /**
   * Data of which the validation set that an experiment asks for cannot be taken.
   *
   * @param message for the user
   */
  public static DatasetException ofValidation(String message) {
    return new DatasetException(message, "validation");
  }

  /** The key of the experiment that it is about. */
  public String key() {
    return key;
  }

  /** What of the settings is wrong; empty if it is the data. */
  public Optional<NamedBy> namedBy() {
    return Optional.ofNullable(namedBy);
  }

  /** A file that the system does not let us read; the message says why. */
  public static DatasetException unreadable(Path file, IOException cause) {
    String reason;
    if (cause instanceof NoSuchFileException) {
      reason = "there is no such file";
    } else if (cause instanceof AccessDeniedException) {
      reason = "permission denied";
    } else {
      reason = cause.getMessage();
    }
    return new DatasetException("%s cannot be read: %s".formatted(file, reason), cause);
  }
}
