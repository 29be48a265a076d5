package xm.toolstack.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import xm.toolstack.ToolstackException;

/** The JDK's own reader reads what we write. */
class PngTest {

  @Test
  void thePixelsComeBack() throws IOException {
    byte[] header = "P6\n3 2\n255\n".getBytes(StandardCharsets.US_ASCII);
    byte[] ppm = new byte[header.length + 18];
    System.arraycopy(header, 0, ppm, 0, header.length);
    for (int i = 0; i < 18; i++) {
      ppm[header.length + i] = (byte) (i * 14);
    }
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.ofPpm(ppm)));
    assertEquals(3, image.getWidth());
    assertEquals(2, image.getHeight());
    assertEquals(0xff000e1c, image.getRGB(0, 0));
    assertEquals(0xff000000 | ((15 * 14) << 16) | ((16 * 14) << 8) | (17 * 14), image.getRGB(2, 1));
  }

  @Test
  void aPictureThatIsCutOffIsNone() {
    byte[] ppm = "P6 100 100 255\nabc".getBytes(StandardCharsets.US_ASCII);
    assertThrows(ToolstackException.class, () -> Png.ofPpm(ppm));
    assertThrows(ToolstackException.class, () -> Png.ofPpm(new byte[0]));
  }
}
