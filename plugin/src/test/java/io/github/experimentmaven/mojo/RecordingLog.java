package io.github.experimentmaven.mojo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Keeps what a goal says at level info and above, line by line. */
final class RecordingLog extends SystemStreamLog {

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  /** All lines so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void info(CharSequence content) {
    lines.add(content.toString());
  }

  @Override
  public void warn(CharSequence content) {
    lines.add("WARN " + content);
  }

  @Override
  public void error(CharSequence content) {
    lines.add("ERROR " + content);
  }
}
