package io.github.experimentmaven.keras;

/**
 * jHDF tells of each file that it opens, writes and closes, as if these were news to those who
 * build, and warns with each that it writes that its writing is in alpha: what it has written is
 * read back in our tests. What fails is an exception, which comes without it.
 */
final class JhdfLog {

  /** Maven's log is SLF4J's simple one, which asks for it when a logger is first named. */
  private static final String LEVEL = "org.slf4j.simpleLogger.log.io.jhdf";

  private JhdfLog() {}

  /** Sets its level, unless somebody has; before its first class is used. */
  static void errorsOnly() {
    if (System.getProperty(LEVEL) == null) {
      System.setProperty(LEVEL, "error");
    }
  }
}
