package xm.cli.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Ends with 0 when standard input is one JSON value. */
final class JsonTool {

  private JsonTool() {}

  public static void main(String[] words) {
    int tokens = 0;
    try (JsonParser parser = new JsonFactory().createParser(System.in)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    System.exit(tokens > 0 ? 0 : 1);
  }
}
