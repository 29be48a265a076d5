package xm.config.syntax;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The encoding that a file declares, as PEP 263 has it: without a declaration in the first two
 * lines Python 2 takes ASCII only, in comments too.
 */
enum Encoding {
  ASCII,
  UTF_8,
  /** Any encoding in which every byte is a character. */
  BYTES;

  static boolean hasMark(String text) {
    return text.startsWith("\u00ef\u00bb\u00bf");
  }

  /** Finds the encoding and reports the first byte that it does not allow. */
  static Encoding of(Source source, Problems problems) {
    Encoding declared = hasMark(source.text()) ? UTF_8 : declared(source);
    if (declared == ASCII) {
      int at = firstHigh(source.text());
      if (at >= 0) {
        problems.error(
            at,
            "a character that is not ASCII, in a file that declares no encoding; add the line "
                + "'# -*- coding: utf-8 -*-' at the top or write it in ASCII (SyntaxError)");
      }
    } else if (declared == UTF_8) {
      checkUtf8(source.text(), problems);
    }
    return declared;
  }

  private static int firstHigh(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) > 127) {
        return i;
      }
    }
    return -1;
  }

  private static void checkUtf8(String text, Problems problems) {
    if (firstHigh(text) < 0) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
    } catch (CharacterCodingException e) {
      problems.error(bytes.position(), "the file declares UTF-8, but this byte is not UTF-8");
    }
  }

  /** The declaration is {@code coding[:=]\s*name} in a comment of line 1 or 2. */
  private static Encoding declared(Source source) {
    for (int line = 1; line <= 2; line++) {
      String text = source.line(line);
      String blankless = text.strip();
      if (!blankless.startsWith("#")) {
        if (!blankless.isEmpty()) {
          return ASCII;
        }
        continue;
      }
      int at = text.indexOf("coding");
      int i = at + 6;
      if (at < 0 || i >= text.length() || (text.charAt(i) != ':' && text.charAt(i) != '=')) {
        continue;
      }
      i++;
      while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
        i++;
      }
      int start = i;
      while (i < text.length()
          && (Chars.isNamePart(text.charAt(i)) || "-.".indexOf(text.charAt(i)) >= 0)) {
        i++;
      }
      return named(text.substring(start, i).toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return ASCII;
  }

  private static Encoding named(String name) {
    if (name.startsWith("utf-8") || name.equals("utf8")) {
      return UTF_8;
    }
    return name.isEmpty() || name.equals("ascii") || name.equals("us-ascii") ? ASCII : BYTES;
  }
}
