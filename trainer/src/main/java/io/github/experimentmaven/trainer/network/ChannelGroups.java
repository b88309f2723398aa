package io.github.experimentmaven.trainer.network;

/**
 * Images in portions of whole channels that lie side by side in memory: large enough that a loop
 * over one is worth its start, and small enough that several arrays of one stay in the processor's
 * nearest cache. A vector is an image of one pixel. It is the shape of a sample alone that decides,
 * so sums that are taken group by group do not depend on the batch.
 */
final class ChannelGroups {

  /** Numbers of a group, unless a single channel has more. */
  private static final int SIZE = 1024;

  private final int channels;
  private final int plane;
  private final int largest;

  /**
   * @param channels of an image
   * @param plane numbers of a channel
   */
  ChannelGroups(int channels, int plane) {
    this.channels = channels;
    this.plane = plane;
    int most = Math.min(channels, Math.max(1, SIZE / plane));
    int groups = (channels + most - 1) / most;
    largest = (channels + groups - 1) / groups;
  }

  /** Channels of an image. */
  int channels() {
    return channels;
  }

  /** Numbers of a channel. */
  int plane() {
    return plane;
  }

  /** Channels of the largest group, which all are but the last. */
  int largest() {
    return largest;
  }

  /** Channels of the group that begins with a channel. */
  int from(int channel) {
    return Math.min(largest, channels - channel);
  }
}
