/**
 * Small charts as SVG. They say where things are and what they are called; colours, fonts and
 * dashes are classes of the style sheet, so that one file themes every chart, light and dark.
 */
@NullMarked
package io.github.experimentmaven.report.chart;

import org.jspecify.annotations.NullMarked;
