package xm.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.simulator.fault.Faults;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.DomainStateException;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.CreateRefusedException;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.image.SaveOptions;
import xm.toolstack.image.TransferObserver;
import xm.toolstack.image.format.ImageFormatException;
import xm.xenctrl.ShutdownReason;

/** Save and restore between simulated hosts, with failures at each step. */
@Timeout(120)
class ImagesTest {
  private static final SaveOptions END = new SaveOptions(false, false);
  private static final SaveOptions KEEP = new SaveOptions(true, false);
  private static final String DISK = "disk = ['phy:/dev/vg0/hello,xvda,w']";

  @TempDir Path directory;

  @Test
  void aGuestGoesOnAnotherHostUnderItsNameAndUuid() throws IOException {
    Path file = directory.resolve("web.image");
    try (OpsBench here = OpsBench.withoutMonitor(directory.resolve("a"));
        OpsBench there = OpsBench.withoutMonitor(directory.resolve("b"))) {
      StartedDomain web = here.create("web", DISK, "on_crash = 'preserve'");
      here.awaitBooted(web.domid());
      here.toolstack.rename(web.domid(), "www");
      here.toolstack.images().save(web.domid(), file, END, TransferObserver.NONE);
      assertEquals(List.of(), here.leftovers(web));
      assertEquals(1, here.toolstack.sample().domains().size());
      StartedDomain again = restore(there, file, true);
      DomainSnapshot found = there.toolstack.find("www"); // not the name that was stored
      assertEquals(web.uuid(), found.uuid());
      assertTrue(found.info().paused());
      there.toolstack.unpause(again.domid());
      there.awaitBooted(again.domid());
      assertThrows(CreateRefusedException.class, () -> restore(there, file, false));
    }
  }

  @Test
  void anHvmGuestGoesWithTheStateOfItsDeviceModel() throws IOException {
    Path file = directory.resolve("machine.image");
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain machine = bench.create("machine", "type = 'hvm'", "vnc = 0");
      bench.awaitBooted(machine.domid());
      bench.toolstack.images().save(machine.domid(), file, KEEP, TransferObserver.NONE);
      assertTrue(runs(bench, machine));
      bench.toolstack.images().save(machine.domid(), file, END, TransferObserver.NONE);
      assertEquals(List.of(), bench.leftovers(machine));
      assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).contains("QEVM simulated"));
      StartedDomain again = restore(bench, file, false);
      bench.awaitBooted(again.domid());
      Path lib = bench.host.paths().lib();
      assertFalse(Files.exists(lib.resolve("qemu-save." + machine.domid())));
      assertFalse(Files.exists(lib.resolve("qemu-resume." + again.domid())));
    }
  }

  @Test
  void checkpointLeavesTheGuestRunning() {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain web = bench.create("web", DISK);
      bench.awaitBooted(web.domid());
      Path file = directory.resolve("web.image");
      bench.toolstack.images().save(web.domid(), file, KEEP, TransferObserver.NONE);
      assertTrue(runs(bench, web));
      assertTrue(Files.exists(file));
    }
  }

  @Test
  void aSaveThatFailsLeavesTheGuestAndNoFile() throws IOException {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain web = bench.create("web", DISK);
      bench.awaitBooted(web.domid());
      Faults faults = new Faults(directory.resolve("s").resolve("fault"));
      Path folder = Files.createDirectory(directory.resolve("images"));
      for (String place : List.of("save", "save-suspended")) {
        faults.put(place, "out of order");
        String message =
            assertThrows(ToolstackException.class, () -> save(bench, web, folder)).getMessage();
        assertFalse(message.isEmpty());
        faults.clear(place);
        assertTrue(runs(bench, web), place);
        try (var left = Files.list(folder)) {
          assertEquals(List.of(), left.toList(), place);
        }
        assertFalse(Files.exists(bench.host.paths().run().resolve("xm/save")), place);
      }
      bench.toolstack.pause(web.domid());
      assertThrows(DomainStateException.class, () -> save(bench, web, folder));
    }
  }

  @Test
  void aRestoreThatFailsLeavesNothing() throws IOException {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain web = bench.create("web", DISK);
      bench.awaitBooted(web.domid());
      Path folder = Files.createDirectory(directory.resolve("images"));
      save(bench, web, folder);
      Path image = folder.resolve("image");
      byte[] good = Files.readAllBytes(image);
      Faults faults = new Faults(directory.resolve("s").resolve("fault"));
      faults.put("restore", "out of order");
      assertThrows(ToolstackException.class, () -> restore(bench, image, false));
      faults.clear("restore");
      for (int cut : new int[] {10, 60, good.length / 2, good.length - 3}) {
        Files.write(image, Arrays.copyOf(good, cut));
        String message =
            assertThrows(ImageFormatException.class, () -> restore(bench, image, false))
                .getMessage();
        assertTrue(message.startsWith("The image ends early"), cut + ": " + message);
        assertEquals(1, bench.toolstack.sample().domains().size(), "cut at " + cut);
      }
      byte[] damaged = good.clone();
      damaged[good.length - 30] ^= 1;
      Files.write(image, damaged);
      assertThrows(ToolstackException.class, () -> restore(bench, image, false));
      assertEquals(1, bench.toolstack.sample().domains().size());
      Files.write(image, good);
      bench.awaitBooted(restore(bench, image, false).domid());
    }
  }

  @Test
  void aKilledSaveIsTakenBackByTheNextCommand() throws IOException {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain web = bench.create("web", DISK);
      bench.awaitBooted(web.domid());
      Path part = Files.createFile(directory.resolve("web.image.1.part"));
      note(bench, web.uuid(), web.domid(), part, directory.resolve("web.image"));
      bench.host.hypervisor().shutdown(web.domid(), ShutdownReason.SUSPEND);
      bench.toolstack.pause(web.domid());
      assertFalse(Files.exists(part));
      assertFalse(bench.toolstack.find("web").info().shutdown());
      bench.toolstack.unpause(web.domid());
      assertTrue(runs(bench, web));
    }
  }

  @Test
  void aGuestThatCannotGoOnAtOnceIsNotLost() throws IOException {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain web = bench.create("web", DISK);
      StartedDomain other = bench.create("other");
      bench.awaitBooted(web.domid());
      Faults faults = new Faults(directory.resolve("s").resolve("fault"));
      Path folder = Files.createDirectory(directory.resolve("images"));
      faults.put("save-suspended", "out of order");
      faults.put("resume", "out of order");
      String message =
          assertThrows(ToolstackException.class, () -> save(bench, web, folder)).getMessage();
      assertTrue(message.contains("could not be made to go on"), message);
      noteOfADeadProcess(bench, web.uuid());
      // the fault is still there: nobody may take the guest for one that is in a file
      for (int i = 0; i < 2; i++) {
        bench.toolstack.pause(other.domid());
        bench.toolstack.unpause(other.domid());
        assertTrue(bench.toolstack.find("web").info().shutdown());
      }
      faults.clear("save-suspended");
      faults.clear("resume");
      bench.toolstack.pause(other.domid());
      assertTrue(runs(bench, web));
      try (var left = Files.list(folder)) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  /** A note without a file means a guest that is nowhere else. */
  @Test
  void aKilledSaveWithoutAnyFileCostsNoGuest() throws IOException {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain web = bench.create("web", DISK);
      StartedDomain other = bench.create("other");
      bench.awaitBooted(web.domid());
      Path target = directory.resolve("web.image");
      note(bench, web.uuid(), web.domid(), directory.resolve("web.image.1.part"), target);
      bench.host.hypervisor().shutdown(web.domid(), ShutdownReason.SUSPEND);
      bench.toolstack.pause(other.domid());
      assertTrue(runs(bench, web));
    }
  }

  /** The file was complete already: what is left to do is what the killed one would have done. */
  @Test
  void aSaveKilledAfterItsFileWasCompleteIsFinished() throws IOException {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain web = bench.create("web", DISK);
      StartedDomain other = bench.create("other");
      bench.awaitBooted(web.domid());
      Path target = Files.createFile(directory.resolve("web.image"));
      note(bench, web.uuid(), web.domid(), directory.resolve("web.image.1.part"), target);
      bench.host.hypervisor().shutdown(web.domid(), ShutdownReason.SUSPEND);
      bench.toolstack.pause(other.domid());
      assertEquals(List.of(), bench.leftovers(web));
      assertTrue(Files.exists(target));
    }
  }

  /** As a process wrote it that does not exist any more. */
  private static void note(OpsBench bench, UUID uuid, int domid, Path part, Path target)
      throws IOException {
    Path folder = Files.createDirectories(bench.host.paths().run().resolve("xm/save"));
    Files.write(
        folder.resolve(uuid.toString()),
        List.of(Integer.toString(domid), part.toString(), target.toString(), "999999999", "never"));
  }

  /** Lets the note of a save look as if its process had been killed: here it is this one. */
  private static void noteOfADeadProcess(OpsBench bench, UUID uuid) throws IOException {
    Path note = bench.host.paths().run().resolve("xm/save").resolve(uuid.toString());
    List<String> lines = Files.readAllLines(note);
    lines.set(3, "999999999");
    Files.write(note, lines);
  }

  private static void save(OpsBench bench, StartedDomain domain, Path folder) {
    bench
        .toolstack
        .images()
        .save(domain.domid(), folder.resolve("image"), END, TransferObserver.NONE);
  }

  private static StartedDomain restore(OpsBench bench, Path file, boolean paused) {
    return bench
        .toolstack
        .images()
        .restore(file, new CreateOptions(paused), TransferObserver.NONE, Progress.NONE);
  }

  private static boolean runs(OpsBench bench, StartedDomain domain) {
    DomainSnapshot now = bench.toolstack.find(domain.name());
    return now.domid() == domain.domid() && !now.info().shutdown() && !now.info().paused();
  }
}
