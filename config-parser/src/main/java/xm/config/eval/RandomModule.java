package xm.config.eval;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Module random; unseeded it starts from the system's randomness. */
final class RandomModule implements MethodTable {
  private static final Set<String> NAMES =
      Set.of(
          "Random",
          "SystemRandom",
          "choice",
          "getrandbits",
          "randint",
          "random",
          "randrange",
          "sample",
          "seed",
          "shuffle",
          "uniform");

  private Mersenne generator;

  private RandomModule() {}

  static PyModule make() {
    return new PyModule("random", new RandomModule());
  }

  @Override
  public Iterable<String> starNames() {
    return NAMES;
  }

  @Override
  public boolean has(String name) {
    return NAMES.contains(name);
  }

  private Mersenne generator() {
    if (generator == null) {
      int[] key = new int[16];
      SecureRandom entropy = new SecureRandom();
      for (int i = 0; i < key.length; i++) {
        key[i] = entropy.nextInt();
      }
      generator = new Mersenne();
      generator.seed(key);
    }
    return generator;
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    switch (name) {
      case "Random", "SystemRandom" -> {
        RandomModule other = new RandomModule();
        if (name.equals("Random")) {
          other.seed(args.between(0, 1));
        }
        return new PyModule("random", "Random", other);
      }
      case "seed" -> {
        seed(args.between(0, 1));
        return None.NONE;
      }
      case "random" -> {
        args.none();
        return generator().real();
      }
      case "uniform" -> {
        args.between(2, 2);
        double low = Values.real(args.get(0));
        return low + (Values.real(args.get(1)) - low) * generator().real();
      }
      case "randint" -> {
        args.between(2, 2);
        return range(args.integer(0), args.integer(1) + 1, 1);
      }
      case "randrange" -> {
        args.between(1, 3);
        return args.count() == 1
            ? range(0, args.integer(0), 1)
            : range(args.integer(0), args.integer(1), args.has(2) ? args.integer(2) : 1);
      }
      case "getrandbits" -> {
        return bits(args.between(1, 1).integer(0));
      }
      default -> {
        return fromSequence(in, name, args);
      }
    }
  }

  private void seed(Args args) {
    if (!args.has(0) || args.get(0) == None.NONE) {
      generator = null;
      return;
    }
    Object o = args.get(0);
    BigInteger n =
        Values.isInteger(o)
            ? Values.big(o).abs()
            : new BigInteger(Long.toUnsignedString(PyHash.of(o)));
    int words = Math.max(1, (n.bitLength() + 31) / 32);
    int[] key = new int[words];
    for (int i = 0; i < words; i++) {
      key[i] = n.shiftRight(32 * i).intValue();
    }
    generator = new Mersenne();
    generator.seed(key);
  }

  private Object range(long start, long stop, long step) {
    if (step == 0) {
      throw EvalException.valueError("zero step for randrange()");
    }
    long width = stop - start;
    long n = step > 0 ? (width + step - 1) / step : (width + step + 1) / step;
    if (n <= 0) {
      throw EvalException.valueError("empty range for randrange()");
    }
    return start + step * (long) (generator().real() * n);
  }

  private Object bits(long k) {
    if (k <= 0 || k > 1 << 16) {
      throw EvalException.valueError("number of bits must be greater than zero");
    }
    BigInteger n = BigInteger.ZERO;
    for (int i = 0; i * 32L < k; i++) {
      int left = (int) Math.min(32, k - i * 32L);
      long word = (generator().next() & 0xffffffffL) >>> (32 - left);
      n = n.or(BigInteger.valueOf(word).shiftLeft(32 * i));
    }
    return n;
  }

  private Object fromSequence(Interpreter in, String name, Args args) {
    Object sequence = args.positions(1, 2).get(0);
    int size = Values.size(sequence);
    if (size < 0) {
      throw EvalException.typeError("object of type '" + Types.name(sequence) + "' has no len()");
    }
    in.meter.work(size);
    switch (name) {
      case "choice" -> {
        if (size == 0) {
          throw EvalException.raise(ExceptionType.INDEX, "list index out of range");
        }
        return Indexing.get(in.meter, sequence, (long) (generator().real() * size));
      }
      case "shuffle" -> {
        if (!(sequence instanceof PyList l)) {
          throw EvalException.typeError(
              "'" + Types.name(sequence) + "' object does not support item assignment");
        }
        for (int i = size - 1; i > 0; i--) {
          int j = (int) (generator().real() * (i + 1));
          Object swapped = l.items.get(i);
          l.items.set(i, l.items.get(j));
          l.items.set(j, swapped);
        }
        return None.NONE;
      }
      default -> {
        return sample(in.meter, Iteration.toList(in.meter, sequence), args);
      }
    }
  }

  /** As Python 2: from a shrinking pool when that is smaller than the set of what was chosen. */
  private Object sample(Meter meter, List<Object> population, Args args) {
    int n = population.size();
    long k = args.positions(2, 2).integer(1);
    if (k < 0 || k > n) {
      throw EvalException.valueError("sample larger than population");
    }
    meter.sequence(k);
    List<Object> out = new ArrayList<>();
    double setSize = 21;
    if (k > 5) {
      setSize += Math.pow(4, Math.ceil(Math.log(k * 3.0) / Math.log(4)));
    }
    if (n <= setSize) {
      for (int i = 0; i < k; i++) {
        int j = (int) (generator().real() * (n - i));
        out.add(population.get(j));
        population.set(j, population.get(n - i - 1));
      }
    } else {
      Set<Integer> chosen = new java.util.HashSet<>();
      while (out.size() < k) {
        int j = (int) (generator().real() * n);
        if (chosen.add(j)) {
          out.add(population.get(j));
        }
      }
    }
    return new PyList(out);
  }
}
