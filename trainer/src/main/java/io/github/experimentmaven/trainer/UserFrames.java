package io.github.experimentmaven.trainer;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Stack traces as the author of a class knows them: without the frames of what called it. */
final class UserFrames {

  private static final String OURS = "io.github.experimentmaven.";

  private UserFrames() {}

  /** Cuts the traces of an exception and of its causes where the plugin begins. */
  static void cut(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
      each.setStackTrace(of(each.getStackTrace()));
    }
  }

  /** The frames above the first one of the plugin. */
  static StackTraceElement[] of(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .takeWhile(frame -> !isOurs(frame))
        .toArray(StackTraceElement[]::new);
  }

  /** An exception in one line: what it is, what it says, and the first frame of its author. */
  static String line(Throwable thrown) {
    return thrown + first(of(thrown.getStackTrace()));
  }

  /**
   * The first frame that is neither Java's nor the plugin's: {@code , at com.acme.A.b(A.java:5)}.
   */
  static String first(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .filter(frame -> !isOfJava(frame) && !isOurs(frame))
        .findFirst()
        .map(
            frame ->
                ", at %s.%s(%s:%s)"
                    .formatted(
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber()))
        .orElse("");
  }

  private static boolean isOurs(StackTraceElement frame) {
    // Of the interfaces what the author called.
    return frame.getClassName().startsWith(OURS + "trainer.")
        || frame.getClassName().startsWith(OURS + "deeplearning4j.")
        || frame.getClassName().startsWith(OURS + "spi.launch.");
  }

  private static boolean isOfJava(StackTraceElement frame) {
    String name = frame.getModuleName();
    return name != null && (name.startsWith("java.") || name.startsWith("jdk."));
  }
}
