package io.github.experimentmaven.spi.launch;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The main class of a JVM that has the class path of a project: starts the plugin's side of it from
 * class path entries of its own, which the project's classes do not see. Of the project's class
 * path that side sees nothing but the interfaces of this artifact, so that neither's libraries
 * decide what the other's do.
 */
public final class Bootstrap {

  /** System property: the class path of the plugin's side. */
  public static final String CLASS_PATH_PROPERTY = "experiment.runner.classPath";

  private static final String SHARED = "io.github.experimentmaven.spi.";

  private Bootstrap() {}

  /**
   * Starts the plugin's side.
   *
   * @param arguments the name of its main class, and the arguments of that
   * @throws Exception what it throws
   */
  public static void main(String[] arguments) throws Exception {
    URL[] urls = urls(System.getProperty(CLASS_PATH_PROPERTY, ""));
    // Never closed: it is used as long as the JVM is there.
    @SuppressWarnings("resource")
    URLClassLoader own = new URLClassLoader("experiment", urls, new Shared());
    try {
      Class.forName(arguments[0], true, own)
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static URL[] urls(String classPath) throws MalformedURLException {
    String[] entries = classPath.split(File.pathSeparator, -1);
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < entries.length; i++) {
      urls[i] = Path.of(entries[i]).toUri().toURL();
    }
    return urls;
  }

  /** The classes of Java, and of the class path those of the interfaces alone. */
  private static final class Shared extends ClassLoader {

    Shared() {
      super("experiment-spi", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(SHARED)) {
        return ClassLoader.getSystemClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
