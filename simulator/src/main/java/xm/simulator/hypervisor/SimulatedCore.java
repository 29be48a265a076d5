package xm.simulator.hypervisor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The core of a domain that has no memory: an ELF header of a core file for x86-64 and one note
 * that says what it is. No debugger gets anything out of it.
 */
final class SimulatedCore {
  private static final int ELF_HEADER_BYTES = 64;
  private static final int PROGRAM_HEADER_BYTES = 56;
  private static final int HEADER_BYTES = ELF_HEADER_BYTES + PROGRAM_HEADER_BYTES;

  /** elf.h */
  private static final short ET_CORE = 4;

  private static final short EM_X86_64 = 62;
  private static final int PT_NOTE = 4;

  private SimulatedCore() {}

  static void write(Path file, SimulatedDomain domain, boolean breaksOff) throws IOException {
    byte[] text =
        ("simulated core of domain " + domain.domid + ", " + domain.pages + " pages\0\0\0\0")
            .getBytes(StandardCharsets.US_ASCII);
    int noteBytes = 12 + 4 + text.length / 4 * 4;
    ByteBuffer b = ByteBuffer.allocate(HEADER_BYTES + noteBytes).order(ByteOrder.LITTLE_ENDIAN);
    b.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    b.putShort(ET_CORE).putShort(EM_X86_64).putInt(1);
    b.putLong(0).putLong(ELF_HEADER_BYTES).putLong(0).putInt(0);
    b.putShort((short) ELF_HEADER_BYTES).putShort((short) PROGRAM_HEADER_BYTES).putShort((short) 1);
    b.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    b.putInt(PT_NOTE).putInt(0).putLong(HEADER_BYTES).putLong(0).putLong(0);
    b.putLong(noteBytes).putLong(noteBytes).putLong(1);
    b.putInt(4).putInt(text.length / 4 * 4).putInt(0);
    b.put(new byte[] {'X', 'e', 'n', 0}).put(text, 0, text.length / 4 * 4);
    byte[] all = b.array();
    byte[] written = breaksOff ? java.util.Arrays.copyOf(all, ELF_HEADER_BYTES) : all;
    Files.write(file, written);
  }
}
