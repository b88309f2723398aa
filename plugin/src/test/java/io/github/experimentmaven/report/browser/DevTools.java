package io.github.experimentmaven.report.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Chrome DevTools protocol over a WebSocket: calls with an answer, and events. A session is one
 * page; the empty one is the browser.
 */
final class DevTools implements WebSocket.Listener {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SECONDS = 30;

  /** What a page reported without being asked. */
  record Event(String session, String method, JsonNode params) {}

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  private DevTools() {}

  static DevTools connect(URI endpoint) {
    DevTools devTools = new DevTools();
    devTools.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(endpoint, devTools).join();
    return devTools;
  }

  /**
   * Calls a method and waits for the answer.
   *
   * @param session of the page, or empty
   * @param arguments names and values in turn
   * @throws IllegalStateException if the browser refuses
   */
  synchronized JsonNode call(String session, String method, Object... arguments) {
    ObjectNode message = JSON.createObjectNode();
    int id = ids.incrementAndGet();
    message.put("id", id).put("method", method);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    ObjectNode params = message.putObject("params");
    for (int i = 0; i < arguments.length; i += 2) {
      params.set((String) arguments[i], JSON.valueToTree(arguments[i + 1]));
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    open.put(id, answer);
    socket.sendText(message.toString(), true).join();
    try {
      return answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new IllegalStateException(method + ": " + e.getCause(), e);
    }
  }

  /** All events of a page so far, in order. */
  List<Event> events(String session) {
    return events.stream().filter(event -> event.session().equals(session)).toList();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      receive(partial.toString());
      partial.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    open.values().forEach(answer -> answer.completeExceptionally(error));
  }

  private void receive(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      if (!message.has("id")) {
        String session = message.path("sessionId").asText();
        events.add(new Event(session, message.path("method").asText(), message.path("params")));
        return;
      }
      CompletableFuture<JsonNode> answer = open.remove(message.path("id").asInt());
      if (message.has("error")) {
        answer.completeExceptionally(new IOException(message.path("error").toString()));
      } else {
        answer.complete(message.path("result"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    socket.abort();
  }
}
