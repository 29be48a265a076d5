package xm.config.eval;

import java.math.BigInteger;
import xm.config.syntax.Expr.Binary;

/**
 * Numbers as in Python 2: int overflows into long, division rounds down, and whatever touches a
 * long stays long.
 */
final class Arithmetic {
  private static final int MAX_BITS = 1 << 16;

  private Arithmetic() {}

  static Object apply(Meter meter, Binary op, Object a, Object b) {
    if (a instanceof Double || b instanceof Double) {
      return reals(op, a, b);
    }
    if (!(a instanceof BigInteger) && !(b instanceof BigInteger)) {
      long x = Values.integer(a);
      long y = Values.integer(b);
      Object small = small(op, x, y, a instanceof Boolean && b instanceof Boolean);
      if (small != null) {
        return small;
      }
      return Values.fitted(big(meter, op, BigInteger.valueOf(x), BigInteger.valueOf(y)));
    }
    return big(meter, op, Values.big(a), Values.big(b));
  }

  /** The result for two ints, null when it needs more than 64 bits or more thought. */
  private static Object small(Binary op, long x, long y, boolean booleans) {
    switch (op) {
      case ADD -> {
        long sum = x + y;
        return ((x ^ sum) & (y ^ sum)) < 0 ? null : (Object) sum;
      }
      case SUB -> {
        long difference = x - y;
        return ((x ^ y) & (x ^ difference)) < 0 ? null : (Object) difference;
      }
      case MUL -> {
        long high = Math.multiplyHigh(x, y);
        long product = x * y;
        return high == product >> 63 ? (Object) product : null;
      }
      case DIV, FLOOR_DIV -> {
        checkZero(y == 0, "integer division or modulo by zero");
        return x == Long.MIN_VALUE && y == -1 ? null : (Object) Math.floorDiv(x, y);
      }
      case MOD -> {
        checkZero(y == 0, "integer division or modulo by zero");
        return Math.floorMod(x, y);
      }
      case TRUE_DIV -> {
        checkZero(y == 0, "division by zero");
        return (double) x / y;
      }
      case AND -> {
        return booleans ? (Object) ((x & y) != 0) : (Object) (x & y);
      }
      case OR -> {
        return booleans ? (Object) ((x | y) != 0) : (Object) (x | y);
      }
      case XOR -> {
        return booleans ? (Object) ((x ^ y) != 0) : (Object) (x ^ y);
      }
      default -> {
        return null;
      }
    }
  }

  private static void checkZero(boolean zero, String message) {
    if (zero) {
      throw EvalException.raise(ExceptionType.ZERO_DIVISION, message);
    }
  }

  private static Object big(Meter meter, Binary op, BigInteger x, BigInteger y) {
    meter.work(x.bitLength() + (long) y.bitLength());
    return switch (op) {
      case ADD -> limited(x.add(y));
      case SUB -> limited(x.subtract(y));
      case MUL -> {
        checkBits(x.bitLength() + (long) y.bitLength());
        yield limited(x.multiply(y));
      }
      case DIV, FLOOR_DIV -> floorDivide(x, y)[0];
      case MOD -> floorDivide(x, y)[1];
      case TRUE_DIV -> {
        checkZero(y.signum() == 0, "division by zero");
        yield Values.real(x) / Values.real(y);
      }
      case POW -> power(x, y);
      case SHIFT_LEFT -> {
        checkShift(y);
        checkBits(x.signum() == 0 ? 0 : x.bitLength() + Math.min(y.longValue(), 1L << 40));
        yield x.signum() == 0 ? x : x.shiftLeft(y.intValue());
      }
      case SHIFT_RIGHT -> {
        checkShift(y);
        yield x.shiftRight(y.bitLength() > 30 ? Integer.MAX_VALUE : y.intValue());
      }
      case AND -> x.and(y);
      case OR -> x.or(y);
      case XOR -> x.xor(y);
    };
  }

  private static void checkShift(BigInteger y) {
    if (y.signum() < 0) {
      throw EvalException.valueError("negative shift count");
    }
    if (y.bitLength() > 62) {
      throw EvalException.raise(ExceptionType.OVERFLOW, "shift count too large");
    }
  }

  private static void checkBits(long bits) {
    if (bits > MAX_BITS) {
      throw EvalException.refusal("a number would have more than " + MAX_BITS + " bits");
    }
  }

  private static BigInteger limited(BigInteger n) {
    checkBits(n.bitLength());
    return n;
  }

  private static BigInteger[] floorDivide(BigInteger x, BigInteger y) {
    checkZero(y.signum() == 0, "long division or modulo by zero");
    BigInteger[] qr = x.divideAndRemainder(y);
    if (qr[1].signum() != 0 && qr[1].signum() != y.signum()) {
      qr[0] = qr[0].subtract(BigInteger.ONE);
      qr[1] = qr[1].add(y);
    }
    return qr;
  }

  private static Object power(BigInteger x, BigInteger y) {
    if (y.signum() < 0) {
      checkZero(x.signum() == 0, "0.0 cannot be raised to a negative power");
      return Math.pow(Values.real(x), Values.real(y));
    }
    boolean trivial = x.bitLength() <= 1 && x.abs().bitLength() <= 1;
    if (!trivial) {
      checkBits(y.bitLength() > 31 ? Long.MAX_VALUE : (long) x.abs().bitLength() * y.intValue());
    } else if (y.bitLength() > 31) {
      boolean negative = x.signum() < 0 && y.testBit(0);
      return negative ? BigInteger.ONE.negate() : x.abs();
    }
    return x.pow(y.intValue());
  }

  private static Object reals(Binary op, Object a, Object b) {
    double x = Values.real(a);
    double y = Values.real(b);
    switch (op) {
      case ADD -> {
        return x + y;
      }
      case SUB -> {
        return x - y;
      }
      case MUL -> {
        return x * y;
      }
      case DIV, TRUE_DIV -> {
        checkZero(y == 0, "float division by zero");
        return x / y;
      }
      case FLOOR_DIV -> {
        checkZero(y == 0, "float divmod()");
        return Math.floor((x - modulo(x, y)) / y + 0.5);
      }
      case MOD -> {
        checkZero(y == 0, "float modulo");
        return modulo(x, y);
      }
      case POW -> {
        checkZero(x == 0 && y < 0, "0.0 cannot be raised to a negative power");
        if (x < 0 && y != Math.rint(y)) {
          throw EvalException.valueError("negative number cannot be raised to a fractional power");
        }
        double result = Math.pow(x, y);
        if (Double.isInfinite(result) && !Double.isInfinite(x) && !Double.isInfinite(y)) {
          throw EvalException.raise(
              ExceptionType.OVERFLOW, "(34, 'Numerical result out of range')");
        }
        return result;
      }
      default ->
          throw EvalException.typeError(
              "unsupported operand type(s) for "
                  + op.symbol()
                  + ": '"
                  + Types.name(a)
                  + "' and '"
                  + Types.name(b)
                  + "'");
    }
  }

  private static double modulo(double x, double y) {
    double m = x % y;
    if (m != 0) {
      return y < 0 != m < 0 ? m + y : m;
    }
    return Math.copySign(0.0, y);
  }
}
