package xm.cli.args;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads words with picocli's programmatic model, set up to accept what getopt accepted: options and
 * operands mixed, unique abbreviations of long options, clustered letters, the last of several.
 */
final class PicocliParser {

  private PicocliParser() {}

  static Arguments parse(Declaration declaration, List<String> words) {
    CommandLine commandLine = new CommandLine(model(declaration));
    String[] array = Abbreviations.writtenOut(declaration, words);
    ParseResult result;
    try {
      result = commandLine.parseArgs(array);
    } catch (UnmatchedArgumentException e) {
      throw new UsageException(GetoptTexts.notRecognized(e.getUnmatched().get(0)));
    } catch (MissingParameterException e) {
      throw new UsageException(GetoptTexts.requiresArgument(declaration, array));
    } catch (MaxValuesExceededException e) {
      throw new UsageException(GetoptTexts.mustNotHaveArgument(declaration, array));
    } catch (ParameterException e) {
      throw new UsageException(GetoptTexts.ambiguous(declaration, array, e.getMessage()));
    }
    Map<String, List<String>> options = new HashMap<>();
    for (OptionDeclaration option : declaration.options()) {
      String key = "--" + option.name();
      if (result.hasMatchedOption(key)) {
        options.put(
            option.name(),
            option.takesValue()
                ? List.copyOf(result.matchedOption(key).originalStringValues())
                : List.of(""));
      }
    }
    String[] operands = result.matchedPositionalValue(0, new String[0]);
    return new Arguments(options, List.of(operands), words);
  }

  private static CommandSpec model(Declaration declaration) {
    CommandSpec spec = CommandSpec.create();
    spec.parser()
        .abbreviatedOptionsAllowed(true)
        .allowOptionsAsOptionParameters(true)
        .overwrittenOptionsAllowed(true);
    for (OptionDeclaration option : declaration.options()) {
      OptionSpec.Builder builder =
          option.letter() == 0
              ? OptionSpec.builder("--" + option.name())
              : OptionSpec.builder("--" + option.name(), "-" + option.letter());
      if (option.takesValue()) {
        builder.arity("1").type(String.class);
      } else {
        builder.arity("0").type(boolean.class);
      }
      spec.addOption(builder.build());
    }
    // One operand at a time: a greedy one would swallow abbreviated options behind it.
    spec.addPositional(
        PositionalParamSpec.builder().index("0..*").arity("1").type(String[].class).build());
    return spec;
  }
}
