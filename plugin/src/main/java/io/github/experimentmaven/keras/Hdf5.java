package io.github.experimentmaven.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of HDF5, read by jHDF. Damage shows as any unchecked exception there; here it is an {@link
 * IOException}.
 */
final class Hdf5 implements AutoCloseable {

  private final FileChannel channel;
  private final HdfFile file;

  private Hdf5(FileChannel channel) throws IOException {
    this.channel = channel;
    JhdfLog.errorsOnly();
    this.file = guarded(() -> new HdfFile(channel));
  }

  static Hdf5 open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path);
    try {
      return new Hdf5(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The text that an attribute of the file has; nothing if it has no such attribute. */
  Optional<String> text(String attribute) throws IOException {
    return texts(file, attribute).stream().findFirst();
  }

  /** The root of all groups. */
  Group root() {
    return file;
  }

  /**
   * The texts that an attribute has, which may be one alone; none if there is no such attribute.
   */
  static List<String> texts(Node node, String attribute) throws IOException {
    return guarded(
        () -> {
          Attribute found = node.getAttributes().get(attribute);
          List<String> texts = new ArrayList<>();
          if (found != null) {
            addTexts(found.getData(), texts);
          }
          return List.copyOf(texts);
        });
  }

  private static void addTexts(@Nullable Object data, List<String> texts) {
    if (data != null && data.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(data); i++) {
        addTexts(Array.get(data, i), texts);
      }
    } else if (data != null) {
      texts.add(data.toString());
    }
  }

  /** A child that is a group. */
  static Optional<Group> group(Group parent, String path) throws IOException {
    return guarded(
        () -> Optional.ofNullable(child(parent, path) instanceof Group group ? group : null));
  }

  /** A child that is an array. */
  static Optional<Dataset> dataset(Group parent, String path) throws IOException {
    return guarded(
        () -> Optional.ofNullable(child(parent, path) instanceof Dataset data ? data : null));
  }

  private static @Nullable Node child(Group parent, String path) {
    Node node = parent;
    for (String name : path.split("/", -1)) {
      node = node instanceof Group group ? group.getChild(name) : null;
    }
    return node;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Some reading, in which damage shows. */
  static <T> T guarded(Supplier<T> reading) throws IOException {
    try {
      return reading.get();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new IOException("the HDF5 file is damaged or of a kind that cannot be read: " + e, e);
    }
  }
}
