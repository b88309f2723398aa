package io.github.experimentmaven.failure;

/**
 * What users can cause and can mend: a mistake in a file, something that is not to be had, a file
 * that was damaged. The message is complete and for them: what is wrong, where, what was expected
 * and what to do.
 */
public abstract sealed class ExperimentException extends Exception
    permits AdoptionException,
        BaselineException,
        DatasetException,
        DescriptorException,
        ModuleException,
        PlatformException,
        ReportException,
        ResolutionException,
        UnknownNameException {

  private static final long serialVersionUID = 1L;

  ExperimentException(String message) {
    super(message);
  }

  ExperimentException(String message, Throwable cause) {
    super(message, cause);
  }
}
