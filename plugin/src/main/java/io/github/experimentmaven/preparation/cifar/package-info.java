/** CIFAR-10 and CIFAR-100 in the binary version that their authors publish. */
@NullMarked
package io.github.experimentmaven.preparation.cifar;

import org.jspecify.annotations.NullMarked;
