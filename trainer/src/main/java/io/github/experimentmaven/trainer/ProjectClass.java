package io.github.experimentmaven.trainer;

import io.github.experimentmaven.spi.ExperimentDataset;
import io.github.experimentmaven.spi.ExperimentTrainer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A class of a project, found by its name and called.
 *
 * @param <T> what it implements
 */
final class ProjectClass<T> {

  private final String name;
  private final ClassLoader loader;
  private final Class<T> role;
  private final String expected;

  private ProjectClass(String name, ClassLoader loader, Class<T> role, String noun) {
    this.name = name;
    this.loader = loader;
    this.role = role;
    this.expected =
        "%s is a public class that implements %s, with a public constructor without arguments"
            .formatted(noun, role.getName());
  }

  /**
   * One that trains.
   *
   * @param name of the class
   * @param loader has the class path of the project
   */
  static ProjectClass<ExperimentTrainer> trainer(String name, ClassLoader loader) {
    return new ProjectClass<>(name, loader, ExperimentTrainer.class, "a trainer");
  }

  /** One that gives samples. */
  static ProjectClass<ExperimentDataset> dataset(String name, ClassLoader loader) {
    return new ProjectClass<>(name, loader, ExperimentDataset.class, "a data set");
  }

  /**
   * What is called of it.
   *
   * @param <T> what it implements
   * @param <R> what comes of it
   */
  interface Call<T, R> {
    @Nullable R on(T instance) throws Exception;
  }

  /**
   * Makes an instance, and calls it.
   *
   * @param result what it must return
   * @throws ClassFailure if it is not what it should be, or does not come to an end
   */
  <R> R call(Call<T, R> call, Class<R> result) throws ClassFailure {
    Class<? extends T> type = type();
    try {
      R returned = call.on(type.getConstructor().newInstance());
      if (returned == null) {
        throw new ClassFailure(
            "%s returned null; expected a %s".formatted(name, result.getSimpleName()));
      }
      return returned;
    } catch (ClassFailure e) {
      throw e;
    } catch (NoSuchMethodException e) {
      throw new ClassFailure(name + " has no public constructor without arguments; " + expected);
    } catch (InvocationTargetException e) {
      throw thrown("the constructor of " + name, e.getCause() == null ? e : e.getCause());
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) { // whatever somebody else's code throws is a failure of its run
      throw thrown(name, e);
    }
  }

  private Class<? extends T> type() throws ClassFailure {
    Class<?> type;
    try {
      type = Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new ClassFailure(
          "there is no class %s on the class path of the project; %s".formatted(name, expected));
    } catch (LinkageError e) {
      throw thrown(name, e);
    }
    if (!role.isAssignableFrom(type)) {
      throw new ClassFailure(
          "%s does not implement %s; %s".formatted(name, role.getSimpleName(), expected));
    }
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      throw new ClassFailure("%s is abstract; %s".formatted(name, expected));
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new ClassFailure("%s is not public; %s".formatted(name, expected));
    }
    return type.asSubclass(role);
  }

  private static ClassFailure thrown(String who, Throwable cause) {
    UserFrames.cut(cause);
    String advice =
        cause instanceof NoClassDefFoundError
            ? "; experiment.classpathScope chooses the class path of the project"
            : "";
    return new ClassFailure(
        "%s failed: %s%s".formatted(who, UserFrames.line(cause), advice), cause);
  }
}
