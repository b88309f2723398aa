package io.github.experimentmaven.dataset;

/** What the files of a part of labelled images have of the samples. */
public final class ImageRoles {

  /** The pixels. */
  public static final String IMAGES = "images";

  /** The class of each. */
  public static final String LABELS = "labels";

  private ImageRoles() {}
}
