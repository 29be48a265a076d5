package xm.simulator.xenstored;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One element of the listed paths, with those that may follow it. An element is a word, {@code
 * (a|b)}, {@code $N} for a number, {@code $UUID}, {@code *} for any one, {@code **} for all below.
 */
final class PathPattern {
  private final String element;
  private final List<PathPattern> below = new ArrayList<>();
  private boolean value;

  PathPattern(String element) {
    this.element = element;
  }

  /** The pattern that follows with this element, made when it is new. */
  PathPattern below(String next) {
    for (PathPattern pattern : below) {
      if (pattern.element.equals(next)) {
        return pattern;
      }
    }
    PathPattern added = new PathPattern(next);
    below.add(added);
    return added;
  }

  void markValue() {
    value = true;
  }

  boolean holdsValue() {
    return value;
  }

  /** Adds to {@code into} what may stand for {@code word} after this one. */
  void collectMatches(String word, List<PathPattern> into) {
    if (element.equals("**")) {
      into.add(this);
    }
    for (PathPattern pattern : below) {
      if (pattern.accepts(word)) {
        into.add(pattern);
      }
    }
  }

  private boolean accepts(String word) {
    return switch (element) {
      case "*", "**" -> true;
      case "$N" -> isNumber(word);
      case "$UUID" -> isUuid(word);
      default -> element.startsWith("(") ? isOneOf(word) : element.equals(word);
    };
  }

  private boolean isOneOf(String word) {
    for (String choice : element.substring(1, element.length() - 1).split("\\|")) {
      if (choice.equals(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty();
  }

  private static boolean isUuid(String word) {
    try {
      return UUID.fromString(word).toString().equals(word);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
