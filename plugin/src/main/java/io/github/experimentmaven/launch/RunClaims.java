package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which runs are being trained in a whole Maven session, by their fingerprints. Modules that are
 * built side by side share one object, so that a run which several of them have is trained by one;
 * the others take its result out of the cache.
 */
public final class RunClaims {

  private final Set<String> claimed = new HashSet<>();

  /** Takes the runs that nobody else has, and of the same ones among them the first. */
  synchronized List<Run> claim(List<Run> runs) {
    List<Run> own = new ArrayList<>();
    for (Run run : runs) {
      if (claimed.add(run.fingerprint())) {
        own.add(run);
      }
    }
    return own;
  }

  /** Gives a run back whose result is kept, or which has none; once more does nothing. */
  synchronized void release(String fingerprint) {
    claimed.remove(fingerprint);
    notifyAll();
  }

  /** Waits until nobody has a run. Whoever waits must have none. */
  synchronized void awaitRelease(String fingerprint) throws InterruptedException {
    while (claimed.contains(fingerprint)) {
      wait();
    }
  }
}
