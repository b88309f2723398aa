package io.github.experimentmaven.trainer;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/** The memory of arrays, outside of the Java heap: its limit, and how a lack of it shows. */
final class NativeMemory {

  /** ND4J's number for the processor itself. */
  private static final int HOST = 0;

  private NativeMemory() {}

  /**
   * Makes ND4J heed JavaCPP's limit ({@code org.bytedeco.javacpp.maxbytes}), before any array is
   * made. By itself it does not: its arrays are allocated by native code, past JavaCPP.
   */
  static void limit() {
    Nd4j.getEnvironment().setDeviceLimit(HOST, Pointer.maxBytes());
  }

  /** Whether it was a lack of memory, on either side of the heap, that made training fail. */
  static boolean isExhausted(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      // ND4J and JavaCPP have no type of their own for it.
      if (cause instanceof OutOfMemoryError
          || message.startsWith("Allocation failed")
          || message.contains("exceeds HOST device limits")
          || message.contains("bad_alloc")) {
        return true;
      }
    }
    return false;
  }
}
