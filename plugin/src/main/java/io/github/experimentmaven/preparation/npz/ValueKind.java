package io.github.experimentmaven.preparation.npz;

/** What the values of an array are. */
enum ValueKind {
  BOOLEAN,
  UNSIGNED,
  SIGNED,
  FLOAT
}
