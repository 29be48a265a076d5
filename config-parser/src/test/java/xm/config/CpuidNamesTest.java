package xm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.config.model.CpuidPolicy;

/** xl's names in {@code cpuid}; what they become is what libxl 4.17.7 made of them. */
class CpuidNamesTest {

  private static CpuidPolicy policy(String cpuid) {
    return DomainConfigLoader.load(
            new ConfigRequest("web.cfg", "cpuid = " + cpuid + "\n", List.of(), TestHost.PLAIN))
        .config()
        .hardware()
        .cpuid();
  }

  private static String text(CpuidPolicy policy) {
    StringBuilder out = new StringBuilder();
    for (CpuidPolicy.Leaf leaf : policy.leaves()) {
      out.append(out.isEmpty() ? "" : " ").append(leaf.entry());
    }
    policy
        .msrs()
        .forEach(m -> out.append(Long.toHexString(m.index())).append(' ').append(m.bits()));
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tm=0,sse3=0|0x1:edx=xx0xxxxxxxxxxxxxxxxxxxxxxxxxxxxx,ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0",
        "family=21,model=0x3c,stepping=5|0x1:eax=xxxx000001100011xxxx111111000101",
        "family=6,model=158|0x1:eax=xxxx000000001001xxxx01101110xxxx",
        "model=k|0x1:eax=xxxxxxxxxxxxkkkkxxxxxxxxkkkkxxxx",
        "clflush=8,proccount=2,localapicid=0x10,brandid=1|0x1:ebx=00010000000000100000100000000001",
        "procpkg=3,maxleaf=0xd|0x4,0x0:eax=000011xxxxxxxxxxxxxxxxxxxxxxxxxx"
            + " 0x0:eax=00000000000000000000000000001101",
        "nc=3,apicidsize=7|0x80000008:ecx=xxxxxxxxxxxxxxxx0111xxxx00000011",
        "maxhvleaf=1|0x40000000:eax=xxxxxxxxxxxxxxxxxxxxxxxx00000001",
        "svm_npt=s,lfence+=k|0x8000000a:edx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxs"
            + " 0x80000021:eax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxkxx",
        "sse4.1=0,sse4_2=0,sse4-1=1|0x1:ecx=xxxxxxxxxxx01xxxxxxxxxxxxxxxxxxx",
        "bhi-ctrl=0|0x7,0x2:edx=xxxxxxxxxxxxxxxxxxxxxxxxxxx0xxxx",
        "rdcl-no=0,its-no=1,taa-no=s"
            + "|10a x1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxkxxxxxxx0"
      })
  void namesBecomeBits(String names, String registers) {
    assertEquals(registers, text(policy("'host," + names + "'")));
  }

  /** libxc takes a register from the last entry that names it, so each is there once. */
  @Test
  void namesAndRegistersOfOneLeafAreOneEntry() {
    String low = "x".repeat(31) + '1';
    CpuidPolicy both = policy("['1:edx=" + low + "', 'host,tm=0', '0x1:ecx=" + low + "']");
    assertEquals("0x1:edx=xx0" + "x".repeat(28) + "1,ecx=" + low, text(both));
    assertEquals(Map.of("tm", "0"), both.features());
  }

  /** A family of one's own has both of its parts. */
  @Test
  void theHostsFamilyIsAllOfIt() {
    assertEquals("0x1:eax=xxxxkkkkkkkkxxxxxxxxkkkkxxxxxxxx", text(policy("'host,family=k'")));
    assertEquals("0x1:eax=xxxx11111111xxxxxxxx1111xxxxxxxx", text(policy("'host,family=270'")));
  }

  @Test
  void bitsOfAnMsrHaveTheirNamesBack() {
    CpuidPolicy.Msr msr = policy("'host,rdcl-no=0,its-no=k'").msrs().get(0);
    assertEquals("host,its-no=k,rdcl-no=0", CpuidWords.ofMsr(msr.index(), msr.bits()));
    assertEquals("", CpuidWords.ofMsr(1, msr.bits()));
    assertEquals("", CpuidWords.ofMsr(msr.index(), ""));
  }

  /** xl takes names as one text, or registers as a list, and no numbers for them. */
  @Test
  void xlTextHasWhatXlReads() {
    assertTrue(
        xl("cpuid = ['host,tm=0', 'host,sse3=k']\n").contains("cpuid = 'host,tm=0,sse3=k'\n"));
    assertTrue(
        xl("cpuid = ['1:eax=0x3', 'host,tm=0']\n")
            .contains(
                "cpuid = [ '0x1:eax="
                    + "0".repeat(30)
                    + "11,edx=xx0xxxxxxxxxxxxxxxxxxxxxxxxxxxxx' ]\n"));
  }

  private static String xl(String text) {
    return XlText.of(
        DomainConfigLoader.load(new ConfigRequest("web.cfg", text, List.of(), TestHost.PLAIN))
            .config());
  }
}
