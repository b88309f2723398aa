package io.github.experimentmaven.remote;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The command line and environment of a trainer on another machine, where the places in it are not
 * known before: each {@link Place} stands in the arguments by its name.
 *
 * @param classPath the shipped files that are on it, in its order
 * @param arguments of {@code java}
 * @param newerArguments those that only some Java and later ones know, by its number; they come
 *     first
 * @param variables of the environment
 * @param defaultVariables those that count where that machine has none of the name
 */
public record RemoteCommand(
    List<String> classPath,
    List<String> arguments,
    Map<String, Integer> newerArguments,
    Map<String, String> variables,
    Map<String, String> defaultVariables)
    implements Serializable {

  private static final long serialVersionUID = 1;

  /** What is somewhere else on each machine. */
  public enum Place {
    /** The class path. */
    CLASS_PATH,
    /** The run's folder. */
    RUN,
    /** The folder of its data. */
    DATA,
    /** The folder that data is unpacked to, which runs share. */
    DATA_CACHE,
    /** The folder that native libraries are unpacked to, which runs share. */
    NATIVE_CACHE,
    /** The file of initial weights. */
    INITIAL_WEIGHTS;

    /** What stands for it in an argument. */
    public String mark() {
      return "\u0000" + name() + "\u0000";
    }
  }

  public RemoteCommand {
    classPath = Collections.unmodifiableList(new ArrayList<>(classPath));
    arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
    newerArguments = Collections.unmodifiableMap(new TreeMap<>(newerArguments));
    variables = Collections.unmodifiableMap(new TreeMap<>(variables));
    defaultVariables = Collections.unmodifiableMap(new TreeMap<>(defaultVariables));
  }

  /**
   * All arguments of {@code java} on a machine.
   *
   * @param java the number of the Java there
   * @param places where all is there
   */
  public List<String> arguments(int java, Function<Place, String> places) {
    List<String> all = new ArrayList<>();
    newerArguments.forEach(
        (argument, since) -> {
          if (java >= since) {
            all.add(argument);
          }
        });
    for (String argument : arguments) {
      String told = argument;
      for (Place place : Place.values()) {
        if (told.contains(place.mark())) {
          told = told.replace(place.mark(), places.apply(place));
        }
      }
      all.add(told);
    }
    return all;
  }

  void write(DataOutput out) throws IOException {
    Wire.write(out, classPath);
    Wire.write(out, arguments);
    out.writeInt(newerArguments.size());
    for (Map.Entry<String, Integer> argument : newerArguments.entrySet()) {
      Wire.write(out, argument.getKey());
      out.writeInt(argument.getValue());
    }
    Wire.write(out, variables);
    Wire.write(out, defaultVariables);
  }

  static RemoteCommand read(DataInput in) throws IOException {
    List<String> classPath = Wire.texts(in);
    List<String> arguments = Wire.texts(in);
    Map<String, Integer> newerArguments = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      newerArguments.put(Wire.text(in), in.readInt());
    }
    return new RemoteCommand(classPath, arguments, newerArguments, Wire.map(in), Wire.map(in));
  }
}
