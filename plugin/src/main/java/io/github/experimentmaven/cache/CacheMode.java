package io.github.experimentmaven.cache;

import java.util.Locale;

/** Which way results go between a build and its cache. */
public enum CacheMode {
  /** Neither way: every run trains, and nothing is kept. */
  OFF(false, false),
  /** Only out of the cache, which is left as it is: for a folder that others fill. */
  READ(true, false),
  /** Only into the cache: every run trains. */
  WRITE(false, true),
  /** Both ways. */
  ON(true, true);

  private final boolean reads;
  private final boolean writes;

  CacheMode(boolean reads, boolean writes) {
    this.reads = reads;
    this.writes = writes;
  }

  /** How a user writes it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether results are taken out. */
  public boolean reads() {
    return reads;
  }

  /** Whether results are put in, and damaged or old ones removed. */
  public boolean writes() {
    return writes;
  }
}
