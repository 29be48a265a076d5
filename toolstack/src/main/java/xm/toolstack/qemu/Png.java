package xm.toolstack.qemu;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import xm.toolstack.ToolstackException;

/** A picture of 8-bit RGB as a PNG file (PNG specification, second edition). */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int BYTES_PER_PIXEL = 3;

  private Png() {}

  /**
   * From QEMU's form: {@code P6 WIDTH HEIGHT 255} and the pixels.
   *
   * @throws ToolstackException when it is none
   */
  static byte[] ofPpm(byte[] ppm) {
    int[] header = new int[3];
    int at = 2;
    if (ppm.length < at || ppm[0] != 'P' || ppm[1] != '6') {
      throw new ToolstackException("The device model made no picture.");
    }
    for (int i = 0; i < header.length; i++) {
      while (at < ppm.length && ppm[at] <= ' ') {
        at++;
      }
      while (at < ppm.length && ppm[at] > ' ') {
        header[i] = header[i] * 10 + ppm[at++] - '0';
      }
    }
    at++; // one white space ends the header
    int width = header[0];
    int height = header[1];
    int row = width * BYTES_PER_PIXEL;
    if (header[2] != 255 || row <= 0 || ppm.length - at < (long) row * height) {
      throw new ToolstackException("The device model's picture is cut off.");
    }
    return encode(ppm, at, width, height);
  }

  private static byte[] encode(byte[] pixels, int from, int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13);
    // 8 bits per sample, RGB, and the only methods there are
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    chunk(out, "IHDR", header.array());
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DeflaterOutputStream zip = new DeflaterOutputStream(data)) {
      int row = width * BYTES_PER_PIXEL;
      for (int y = 0; y < height; y++) {
        zip.write(0); // no filter
        zip.write(pixels, from + y * row, row);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("writing to memory failed", e);
    }
    chunk(out, "IDAT", data.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(type);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
