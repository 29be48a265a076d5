package xm.xenctrl.pvh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The little AML that a PVH guest needs (ACPI 5.0, chapter 20). */
final class Aml {
  private static final int ZERO = 0x00;
  private static final int NAME = 0x08;
  private static final int BYTE = 0x0a;
  private static final int STRING = 0x0d;
  private static final int SCOPE = 0x10;
  private static final int BUFFER = 0x11;
  private static final int EXTENDED = 0x5b;
  private static final int PROCESSOR = 0x83;

  /** Present, enabled, shown, working. */
  private static final int STATUS_PRESENT = 0x0f;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] bytes() {
    return out.toByteArray();
  }

  /** {@code Scope (name) { body }}. */
  Aml scope(String name, Aml body) {
    out.write(SCOPE);
    Aml inner = new Aml();
    inner.text(name);
    inner.append(body.bytes());
    return block(inner);
  }

  /**
   * {@code Processor (PRxx, number, 0, 0)} with its entry of the MADT.
   *
   * @param number at most 255
   */
  Aml processor(int number, byte[] madtEntry, boolean present) {
    Aml inner = new Aml();
    String hex =
        Integer.toHexString(0x100 | number).substring(1).toUpperCase(java.util.Locale.ROOT);
    inner.text("PR" + hex);
    inner.out.write(number);
    inner.append(new byte[] {0, 0, 0, 0, 0}); // no processor block
    inner.name("_HID").out.write(STRING);
    inner.text("ACPI0007").out.write(0);
    inner.name("_UID").number(number);
    inner.name("_STA").number(present ? STATUS_PRESENT : 0);
    inner.name("_MAT").buffer(madtEntry);
    out.write(EXTENDED);
    out.write(PROCESSOR);
    return block(inner);
  }

  private Aml name(String name) {
    out.write(NAME);
    return text(name);
  }

  private Aml text(String text) {
    append(text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  private void number(int value) {
    if (value == 0) {
      out.write(ZERO);
    } else {
      out.write(BYTE);
      out.write(value);
    }
  }

  private void buffer(byte[] bytes) {
    out.write(BUFFER);
    Aml inner = new Aml();
    inner.number(bytes.length);
    inner.append(bytes);
    block(inner);
  }

  /** A package length, which counts itself, and what it measures. */
  private Aml block(Aml inner) {
    byte[] bytes = inner.bytes();
    if (bytes.length + 1 < 0x40) {
      out.write(bytes.length + 1);
    } else if (bytes.length + 2 < 0x1000) {
      int length = bytes.length + 2;
      out.write(0x40 | (length & 0xf));
      out.write(length >> 4);
    } else {
      int length = bytes.length + 3;
      out.write(0x80 | (length & 0xf));
      out.write(length >> 4 & 0xff);
      out.write(length >> 12);
    }
    append(bytes);
    return this;
  }

  private void append(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }
}
