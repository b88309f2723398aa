package io.github.experimentmaven.report.browser;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** A page of the browser. */
final class BrowserPage implements AutoCloseable {

  private final DevTools devTools;
  private final String target;
  private final String session;

  private BrowserPage(DevTools devTools, String target, String session) {
    this.devTools = devTools;
    this.target = target;
    this.session = session;
  }

  static BrowserPage open(DevTools devTools) {
    String target =
        devTools.call("", "Target.createTarget", "url", "about:blank").path("targetId").asText();
    String session =
        devTools
            .call("", "Target.attachToTarget", "targetId", target, "flatten", true)
            .path("sessionId")
            .asText();
    BrowserPage page = new BrowserPage(devTools, target, session);
    page.call("Page.enable");
    page.call("Network.enable");
    page.call("Runtime.enable");
    page.call("Log.enable");
    return page;
  }

  /** Shows itself so from now on. */
  BrowserPage as(View view) {
    call(
        "Emulation.setDeviceMetricsOverride",
        "width",
        view.width(),
        "height",
        900,
        "deviceScaleFactor",
        1,
        "mobile",
        false);
    call(
        "Emulation.setEmulatedMedia",
        "media",
        view.medium(),
        "features",
        List.of(Map.of("name", "prefers-color-scheme", "value", view.colours())));
    return this;
  }

  BrowserPage withoutScripts() {
    call("Emulation.setScriptExecutionDisabled", "value", true);
    return this;
  }

  /** Has a script of ours on every page that is opened from now on. */
  BrowserPage withScript(String source) {
    call("Page.addScriptToEvaluateOnNewDocument", "source", source);
    return this;
  }

  /** Opens an address and waits until everything on it is loaded. */
  BrowserPage go(URI address) {
    long before = loads();
    JsonNode answer = call("Page.navigate", "url", address.toString());
    if (answer.has("errorText")) {
      throw new IllegalStateException(address + ": " + answer.path("errorText").asText());
    }
    await(address.toString())
        .atMost(1, TimeUnit.MINUTES)
        .pollInterval(10, TimeUnit.MILLISECONDS)
        .until(() -> loads() > before);
    return this;
  }

  private long loads() {
    return devTools.events(session).stream()
        .filter(event -> event.method().equals("Page.loadEventFired"))
        .count();
  }

  /** The value of an expression, a promise of one included. */
  JsonNode evaluate(String script) {
    JsonNode answer =
        call("Runtime.evaluate", "expression", script, "returnByValue", true, "awaitPromise", true);
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.path("exceptionDetails").toString());
    }
    return answer.path("result").path("value");
  }

  /** The whole page, from its top to its end, as a PNG that is quickly made rather than small. */
  byte[] picture() {
    JsonNode size = call("Page.getLayoutMetrics").path("cssContentSize");
    return picture(size.path("width").asInt(), size.path("height").asInt(), false);
  }

  /** The upper part of the page as a small PNG. */
  byte[] picture(int width, int height) {
    return picture(width, height, true);
  }

  private byte[] picture(int width, int height, boolean small) {
    return bytes(
        call(
            "Page.captureScreenshot",
            "format",
            "png",
            "optimizeForSpeed",
            !small,
            "captureBeyondViewport",
            true,
            "clip",
            Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
  }

  /** The page on A4 paper. */
  void print(Path file) throws IOException {
    Files.write(
        file,
        bytes(
            call(
                "Page.printToPDF",
                "preferCSSPageSize",
                true,
                "paperWidth",
                8.27,
                "paperHeight",
                11.69)));
  }

  static BufferedImage decoded(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Every address that was asked for. */
  List<String> requests() {
    return devTools.events(session).stream()
        .filter(event -> event.method().equals("Network.requestWillBeSent"))
        .map(event -> event.params().path("request").path("url").asText())
        .toList();
  }

  /** What the browser complains of: blocked resources, failed requests, errors. */
  List<String> complaints() {
    return devTools.events(session).stream()
        .filter(
            event ->
                event.method().equals("Log.entryAdded")
                    || event.method().equals("Runtime.exceptionThrown")
                    || event.method().equals("Network.loadingFailed"))
        .map(event -> event.params().toString())
        .toList();
  }

  /** Closes it; one that is open keeps others from being drawn. */
  @Override
  public void close() {
    devTools.call("", "Target.closeTarget", "targetId", target);
  }

  private static byte[] bytes(JsonNode answer) {
    return Base64.getDecoder().decode(answer.path("data").asText());
  }

  private JsonNode call(String method, Object... arguments) {
    return devTools.call(session, method, arguments);
  }
}
