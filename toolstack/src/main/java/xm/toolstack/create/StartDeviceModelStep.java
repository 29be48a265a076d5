package xm.toolstack.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.config.model.DomainConfig;
import xm.config.model.Machine;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.journal.Recorder;
import xm.toolstack.qemu.QemuCommand;
import xm.toolstack.qemu.QemuFiles;
import xm.toolstack.qemu.QemuProcess;
import xm.toolstack.qemu.Qmp;
import xm.toolstack.qemu.Screens;

/**
 * Starts the device model of an HVM domain, waits until it serves, and notes where its screen and
 * serial port are.
 *
 * @param program QEMU
 * @param image where its state comes from when the domain is restored
 */
record StartDeviceModelStep(DomainConfig config, String program, Optional<ImageSource> image)
    implements Step {
  private static final int ATTEMPTS = 20;

  @Override
  public String description() {
    return "start its device model";
  }

  @Override
  public void perform(CreateContext context) {
    Host host = context.host();
    int domid = context.domid();
    prepare(context);
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(
        QemuCommand.arguments(config, domid, GuestMemory.videoKib(config), host.paths()));
    Optional<byte[]> state = image.flatMap(ImageSource::deviceModelState);
    if (state.isPresent()) {
      command.addAll(List.of("-incoming", "exec:cat " + stateFile(context, state.get())));
    }
    QemuProcess process = new QemuProcess(host, domid, config.name());
    Machine.Display display = config.machine().display();
    process.start(command, Screens.window(display.x11Display(), display.xauthority()));
    try (Qmp qmp = Qmp.open(QemuFiles.qmpSocket(host.paths(), domid))) {
      if (display.vnc()) {
        Screens.settle(host, domid, qmp, display.password());
      }
      serial(host, domid, qmp);
    } catch (ToolstackException e) {
      throw process.unreachable(e);
    }
    deleteStateFile(context);
  }

  /** As libxl names it, so that a leftover of ours is removed by either tool. */
  private static Path stateFile(CreateContext context) {
    return context.host().paths().lib().resolve("qemu-resume." + context.domid());
  }

  private static Path stateFile(CreateContext context, byte[] state) {
    Path file = stateFile(context);
    context.recorder().note(Recorder.FILE, file.toString());
    try {
      Files.write(file, state);
      return file;
    } catch (IOException e) {
      throw new ToolstackException("The file " + file + " cannot be written: " + e + '.', e);
    }
  }

  private static void deleteStateFile(CreateContext context) {
    Path file = stateFile(context);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ToolstackException("The file " + file + " cannot be removed: " + e + '.', e);
    }
  }

  /** What firmware and device model read before they begin. */
  private void prepare(CreateContext context) {
    String domain = XenstorePaths.domain(context.domid());
    Machine machine = config.machine();
    Map<String, String> values = new LinkedHashMap<>();
    values.put(domain + "/hvmloader/bios", machine.bios().equals("ovmf") ? "ovmf" : "seabios");
    values.put(domain + "/hvmloader/allow-memory-relocate", "0");
    values.put(domain + "/platform/acpi", machine.acpi() ? "1" : "0");
    values.put(domain + "/platform/acpi_s3", "1");
    values.put(domain + "/platform/acpi_s4", "1");
    values.put(domain + "/platform/device-model", "qemu_xen");
    if (image.isPresent()) {
      String own = XenstorePaths.deviceModel(context.domid()) + '/';
      image.get().deviceModelNodes().forEach((name, value) -> values.put(own + name, value));
    }
    context
        .host()
        .xenstore()
        .transaction(
            ATTEMPTS,
            t -> {
              t.writeAll(values);
              return null;
            });
  }

  private static void serial(Host host, int domid, Qmp qmp) {
    if (!(qmp.execute("query-chardev", Map.of()) instanceof List<?> ports)) {
      return;
    }
    for (Object each : ports) {
      if (each instanceof Map<?, ?> port
          && String.valueOf(port.get("label")).startsWith("serial")) {
        String number = String.valueOf(port.get("label")).substring("serial".length());
        String file = String.valueOf(port.get("filename"));
        if (file.startsWith("pty:")) {
          host.xenstore()
              .write(XenstorePaths.serialTty(domid, number), file.substring("pty:".length()));
        }
      }
    }
  }

  @Override
  public void undo(CreateContext context) {
    if (context.hasDomain()) {
      new DeviceModel(context.host()).end(context.domid());
      deleteStateFile(context);
    }
  }
}
