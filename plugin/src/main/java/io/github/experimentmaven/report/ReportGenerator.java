package io.github.experimentmaven.report;

import io.github.experimentmaven.dataset.ImageBytes;
import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.failure.ReportException;
import io.github.experimentmaven.report.chart.InkDrawing;
import io.github.experimentmaven.report.model.FlippedImage;
import io.github.experimentmaven.report.model.MistakenImage;
import io.github.experimentmaven.report.model.ReportedBaseline;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.page.AugmentedRow;
import io.github.experimentmaven.report.page.ExperimentPage;
import io.github.experimentmaven.report.page.IndexPage;
import io.github.experimentmaven.report.page.PageNames;
import io.github.experimentmaven.report.page.SweepOrder;
import io.github.experimentmaven.report.page.SweepPages;
import io.github.experimentmaven.storage.OutputFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes the report as a folder of pages that need nothing but themselves: an index, one page an
 * experiment and sweep, a style sheet, and the sample images that are too large or too colourful
 * for the page. The same results give the same bytes, on every system and in every locale.
 */
public final class ReportGenerator {

  /**
   * Writes the report and removes what an earlier one left of experiments that are gone. Every file
   * is either the old or the new one, never a part.
   *
   * @return the index
   * @throws ReportException if a template is missing or wrong; nothing is written then
   * @throws IOException if the folder cannot be written
   */
  public Path generate(ReportRequest request) throws ReportException, IOException {
    Templates templates = new Templates(request.templateFolder());
    List<String> experiments =
        request.experiments().stream().map(ReportedExperiment::title).toList();
    PageNames names = new PageNames(experiments, SweepPages.titles(request.experiments()));
    OutputFolder folder = new OutputFolder(request.outputFolder());
    Map<String, String> project =
        Map.of("name", request.projectName(), "version", request.projectVersion());

    folder.add(PageNames.STYLE_SHEET, utf8(templates.read(PageNames.STYLE_SHEET)));
    List<SweepPages> sweeps = SweepPages.of(request.experiments(), names);
    IndexPage index = IndexPage.of(request.experiments(), sweeps, names);
    folder.add(PageNames.INDEX, page(templates, "index.ftlh", project, index));
    for (ReportedExperiment each : request.experiments()) {
      ExperimentPage page = ExperimentPage.of(each, names);
      folder.add(names.page(each.title()), page(templates, "experiment.ftlh", project, page));
      addImages(each, names, folder);
    }
    for (SweepPages sweep : sweeps) {
      folder.add(names.sweep(sweep.title()), page(templates, "sweep.ftlh", project, sweep.page()));
      List<SweepOrder> orders = sweep.orders();
      for (int i = 0; i < orders.size(); i++) {
        folder.add(
            names.order(sweep.title(), i),
            page(templates, "sweep-order.ftlh", project, orders.get(i)));
      }
    }
    folder.write();
    return request.outputFolder().resolve(PageNames.INDEX);
  }

  private static byte[] page(
      Templates templates, String template, Map<String, String> project, Record page)
      throws ReportException, IOException {
    return utf8(templates.fill(template, Map.of("project", project, "page", page)));
  }

  private static void addImages(ReportedExperiment each, PageNames names, OutputFolder folder)
      throws IOException {
    if (each.dataset() != null) {
      List<SampleImage> samples = each.dataset().samples();
      for (int i = 0; i < samples.size(); i++) {
        addImage(names.sample(each.title(), i), samples.get(i).image(), folder);
      }
    }
    List<MistakenImage> mistakes = each.mistakenImages();
    for (int i = 0; i < mistakes.size(); i++) {
      addImage(names.mistake(each.title(), i), mistakes.get(i).image().image(), folder);
    }
    List<ImageBytes> augmented = AugmentedRow.images(each.augmented());
    for (int i = 0; i < augmented.size(); i++) {
      addImage(names.augmented(each.title(), i), augmented.get(i), folder);
    }
    if (each.baseline() != null) {
      addFlipped(each.baseline(), each.title(), names, folder);
    }
  }

  private static void addFlipped(
      ReportedBaseline baseline, String experiment, PageNames names, OutputFolder folder)
      throws IOException {
    List<FlippedImage> flipped = baseline.flipped();
    for (int i = 0; i < flipped.size(); i++) {
      addImage(names.flip(experiment, i), flipped.get(i).image().image(), folder);
    }
  }

  private static void addImage(String name, ImageBytes image, OutputFolder folder)
      throws IOException {
    if (!InkDrawing.suits(image.shape())) {
      folder.add(name, PngImage.encode(image));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
