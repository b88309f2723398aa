package io.github.experimentmaven.export.github;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Lines for the server that runs a build, on the standard output of the process itself.
 *
 * <p>{@link System#out} may belong to the log: Maven 4 puts a level before each of its lines, which
 * then begin with no command any more.
 */
public final class WorkflowCommands implements Consumer<String> {

  private final PrintStream process;

  /** Writes to the standard output of this process. */
  public WorkflowCommands() {
    this(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
  }

  WorkflowCommands(PrintStream process) {
    this.process = process;
  }

  /**
   * Writes a line, after all that was written to {@link System#out} before. Like there, nothing
   * happens where nobody listens.
   *
   * @param command without the line's end
   */
  @Override
  @SuppressWarnings("SystemOut") // which may hold back what came first
  public void accept(String command) {
    System.out.flush();
    process.print(command + "\n");
    process.flush();
  }
}
