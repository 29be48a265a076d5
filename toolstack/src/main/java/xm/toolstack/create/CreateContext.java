package xm.toolstack.create;

import java.nio.file.Path;
import java.util.OptionalInt;
import xm.config.model.Boot;
import xm.toolstack.Progress;
import xm.toolstack.boot.Bootloader;
import xm.toolstack.host.Host;
import xm.toolstack.journal.Recorder;
import xm.xenctrl.BuiltImage;

/** What the steps of one creation share: the host, and what earlier steps have found out. */
final class CreateContext {
  private final Host host;
  private final Progress progress;
  private final Recorder recorder;

  private OptionalInt domid = OptionalInt.empty();
  private int storeDomid;
  private int storePort;
  private int consoleDomid;
  private int consolePort;
  private BuiltImage image;
  private Boot loaded;
  private Path bootDirectory;
  private long dom0TargetBefore;
  private long dom0TargetSet;

  /** For tests, which take nothing back after a death. */
  CreateContext(Host host, Progress progress) {
    this(host, progress, Recorder.NONE);
  }

  CreateContext(Host host, Progress progress, Recorder recorder) {
    this.host = host;
    this.progress = progress;
    this.recorder = recorder;
  }

  /** Steps note here what their undo would need if this process died: before they do it. */
  Recorder recorder() {
    return recorder;
  }

  Host host() {
    return host;
  }

  Progress progress() {
    return progress;
  }

  /** True once there is a domain. */
  boolean hasDomain() {
    return domid.isPresent();
  }

  int domid() {
    return domid.orElseThrow(() -> new IllegalStateException("no domain was created yet"));
  }

  void domid(int value) {
    domid = OptionalInt.of(value);
    recorder.note(Recorder.DOMID, Integer.toString(value));
  }

  void forgetDomain() {
    domid = OptionalInt.empty();
  }

  int storeDomid() {
    return storeDomid;
  }

  int storePort() {
    return storePort;
  }

  void store(int servingDomid, int port) {
    storeDomid = servingDomid;
    storePort = port;
  }

  int consoleDomid() {
    return consoleDomid;
  }

  int consolePort() {
    return consolePort;
  }

  void console(int servingDomid, int port) {
    consoleDomid = servingDomid;
    consolePort = port;
  }

  BuiltImage image() {
    if (image == null) {
      throw new IllegalStateException("no image was built yet");
    }
    return image;
  }

  void image(BuiltImage built) {
    image = built;
  }

  /** What is booted: as the boot loader found it, else as configured. */
  Boot boot(Boot configured) {
    return loaded == null ? configured : loaded;
  }

  void bootLoaded(Boot found) {
    loaded = found;
  }

  /** Where the boot loader's files are. */
  void bootDirectory(Path directory) {
    bootDirectory = directory;
  }

  /** Removes the boot loader's files, which are of no use once they are in the domain's memory. */
  void removeBootFiles() {
    if (bootDirectory != null) {
      Bootloader.cleanUp(bootDirectory);
      bootDirectory = null;
    }
  }

  /** True once dom0's balloon target was lowered for this domain. */
  boolean dom0Ballooned() {
    return dom0TargetSet > 0;
  }

  /** Dom0's target before that, in KiB. */
  long dom0TargetBefore() {
    return dom0TargetBefore;
  }

  /** Dom0's target since then, in KiB. */
  long dom0TargetSet() {
    return dom0TargetSet;
  }

  void dom0Ballooned(long beforeKib, long setKib) {
    dom0TargetBefore = beforeKib;
    dom0TargetSet = setKib;
    recorder.note(Recorder.DOM0_TARGET, beforeKib + " " + setKib);
  }
}
