package xm.cli.args;

import java.util.ArrayList;
import java.util.List;
import xm.cli.args.OptionDeclaration.Visibility;

/**
 * Everything a command says about its words, once: parsing, usage text, help lists, manual and
 * completion all read it from here.
 */
public final class Declaration {

  /** What the operands of a command are, for completion. */
  public enum Operands {
    NONE,
    DOMAINS,
    FILES,
    /** A domain, then one of its disks. */
    BLOCK_DEVICES,
    /** A domain, then one of its interfaces. */
    NETWORK_DEVICES
  }

  private final String name;
  private final String argumentString;
  private final String description;
  private final List<OptionDeclaration> options = new ArrayList<>(8);
  private Operands operands = Operands.NONE;
  private int minWords;
  private int maxWords = Integer.MAX_VALUE;
  private int mostOperands = Integer.MAX_VALUE;
  private boolean usageAfterRefusal = true;
  private BatchForm batch;

  private Declaration(String name, String argumentString, String description) {
    this.name = name;
    this.argumentString = argumentString;
    this.description = description;
  }

  /**
   * Starts a declaration.
   *
   * @param argumentString what usage text shows after the name
   */
  public static Declaration of(String name, String argumentString, String description) {
    return new Declaration(name, argumentString, description);
  }

  /** An option without value. */
  public Declaration flag(char letter, String longName, String text) {
    return add(letter, longName, "", text, Visibility.SHOWN);
  }

  public Declaration flag(String longName, String text) {
    return add((char) 0, longName, "", text, Visibility.SHOWN);
  }

  /** An option with a value. */
  public Declaration valued(char letter, String longName, String value, String text) {
    return add(letter, longName, value, text, Visibility.SHOWN);
  }

  public Declaration valued(String longName, String value, String text) {
    return add((char) 0, longName, value, text, Visibility.SHOWN);
  }

  public Declaration unmentioned(char letter, String longName, String text) {
    return add(letter, longName, "", text, Visibility.UNMENTIONED);
  }

  public Declaration unmentionedValue(char letter, String longName, String value, String text) {
    return add(letter, longName, value, text, Visibility.UNMENTIONED);
  }

  /**
   * An option that xm did not have: it is not in usage text, and its words do not count.
   *
   * @param letter the short name, 0 when there is none
   * @param value what its value is called, empty for an option without one
   */
  public Declaration extension(char letter, String longName, String value, String text) {
    return add(letter, longName, value, text, Visibility.EXTENSION);
  }

  /** The {@code --output} option of the listing commands. */
  public Declaration outputFormat() {
    return add(
        (char) 0,
        "output",
        "<format>",
        "Format of the output: table (the default) or json",
        Visibility.EXTENSION);
  }

  /** A flag that xm did not have. */
  public Declaration extension(String longName, String text) {
    return add((char) 0, longName, "", text, Visibility.EXTENSION);
  }

  /** An option with a value that xm did not have. */
  public Declaration extension(String longName, String value, String text) {
    return add((char) 0, longName, value, text, Visibility.EXTENSION);
  }

  /**
   * Many domains in one call.
   *
   * @param done what a domain is afterwards
   */
  public Declaration batch(BatchForm.Kind kind, String done) {
    return batch(new BatchForm(kind, done, done, 0));
  }

  public Declaration batch(BatchForm form) {
    batch = form;
    extension(BatchForm.MANY, "Take several operands, also patterns such as 'web*'");
    extension(BatchForm.PARALLEL, "<N>", "As --many, N at a time");
    extension(BatchForm.DRY_RUN, "As --many, but only say what would be done");
    return extension(
        BatchForm.OUTPUT,
        "<format>",
        "Of these three: table (the default), or json, a line for each");
  }

  /** Null for a command that takes its operands in one way only. */
  public BatchForm batch() {
    return batch;
  }

  /** What completion offers for operands. */
  public Declaration operands(Operands kind) {
    operands = kind;
    return this;
  }

  /** How many words xm wanted; it counted options as words too, but never a lone {@code --}. */
  public Declaration words(int min, int max) {
    minWords = min;
    maxWords = max;
    return this;
  }

  public Declaration words(int exactly) {
    return words(exactly, exactly);
  }

  /** For commands that xm did not have: how many words may be left when options are taken away. */
  public Declaration mostOperands(int most) {
    mostOperands = most;
    return this;
  }

  /** A refusal of the toolstack prints no usage (xm did so for create alone). */
  public Declaration refusesWithoutUsage() {
    usageAfterRefusal = false;
    return this;
  }

  private Declaration add(
      char letter, String longName, String value, String text, Visibility visibility) {
    options.add(new OptionDeclaration(letter, longName, value, text, visibility));
    return this;
  }

  public String name() {
    return name;
  }

  public String argumentString() {
    return argumentString;
  }

  public String description() {
    return description;
  }

  /** All options, in the order in which usage shows them. */
  public List<OptionDeclaration> options() {
    return List.copyOf(options);
  }

  public Operands operands() {
    return operands;
  }

  public int minWords() {
    return minWords;
  }

  public int maxWords() {
    return maxWords;
  }

  int mostOperands() {
    return mostOperands;
  }

  public boolean usageAfterRefusal() {
    return usageAfterRefusal;
  }
}
