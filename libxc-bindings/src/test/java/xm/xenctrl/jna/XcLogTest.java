package xm.xenctrl.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** libxc's log lines, as seen on Xen 4.17, made fit for an error message. */
class XcLogTest {

  @Test
  void prefixesAndSourceLinesAreLeftOut() {
    assertEquals(
        "meminit_pv: failed to allocate 0x100000 pages; xc_dom_boot_mem_init: can't allocate low"
            + " memory for domain: Out of memory",
        XcLog.lastMessages(
            """
            xc: error: panic: xg_dom_x86.c:1196: meminit_pv: failed to allocate 0x100000 pages: Internal error
            xc: error: panic: xg_dom_boot.c:119: xc_dom_boot_mem_init: can't allocate low memory for domain: Out of memory
            """));
  }

  @Test
  void onlyTheLastFewDifferentLinesAreTold() {
    assertEquals(
        "c; d; e", XcLog.lastMessages("xc: error: a\nb\nc\nxc: error: c\nd\ncritical: e\n"));
    assertEquals("", XcLog.lastMessages("\n\n"));
  }

  @Test
  void aFileNameInTheTextIsNotTakenForASourceLine() {
    assertEquals(
        "failed to open file '/a.c:1: b': No such file or directory",
        XcLog.lastMessages(
            "xc: error: failed to open file '/a.c:1: b': No such file or directory: Internal"
                + " error\n"));
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    assertEquals("bad ?[31m name", XcLog.lastMessages("xc: error: bad \u001b[31m name\n"));
  }
}
