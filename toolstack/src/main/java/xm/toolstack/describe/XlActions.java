package xm.toolstack.describe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import xm.config.model.Lifecycle;
import xm.config.model.ShutdownAction;

/**
 * What is to happen at the end of a domain that xl made, from the configuration that libxl keeps as
 * JSON. libxl leaves out a value that is its default (libxl_types.idl: action_on_shutdown).
 */
final class XlActions {
  private static final ShutdownAction LIBXL_DEFAULT = ShutdownAction.DESTROY;

  private XlActions() {}

  /** The actions, empty when the text is no JSON object. */
  static Optional<Lifecycle> read(String json) {
    ShutdownAction poweroff = LIBXL_DEFAULT;
    ShutdownAction reboot = LIBXL_DEFAULT;
    ShutdownAction crash = LIBXL_DEFAULT;
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        switch (key) {
          case "on_poweroff" -> poweroff = action(parser.getText());
          case "on_reboot" -> reboot = action(parser.getText());
          case "on_crash" -> crash = action(parser.getText());
          default -> parser.skipChildren();
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(new Lifecycle(poweroff, reboot, crash, "ignore", "ignore"));
  }

  private static ShutdownAction action(String word) {
    if (word.equals("restart_rename")) {
      return ShutdownAction.RENAME_RESTART;
    }
    return ShutdownAction.of(word.replace('_', '-')).orElse(LIBXL_DEFAULT);
  }
}
