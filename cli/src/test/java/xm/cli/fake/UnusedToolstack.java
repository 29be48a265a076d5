package xm.cli.fake;

import xm.toolstack.Toolstack;
import xm.toolstack.cpu.SchedulerControl;
import xm.toolstack.cpu.VcpuControl;
import xm.toolstack.diagnose.Diagnostics;
import xm.toolstack.hostlife.HostLife;
import xm.toolstack.hotplug.DeviceControl;
import xm.toolstack.image.ImageControl;
import xm.toolstack.memory.MemoryControl;
import xm.toolstack.migrate.MigrationControl;
import xm.toolstack.pci.PciControl;
import xm.toolstack.pci.PciPassthrough;
import xm.toolstack.pool.NumaSplit;
import xm.toolstack.pool.PoolControl;
import xm.toolstack.qemu.MachineControl;
import xm.toolstack.usage.UsageSource;
import xm.toolstack.usb.UsbControl;

/** What a fake has no use for: to ask for it is a mistake of the test. */
abstract class UnusedToolstack implements Toolstack {

  @Override
  public UsageSource usage() {
    throw unused("usage");
  }

  @Override
  public ImageControl images() {
    throw unused("images");
  }

  @Override
  public PciControl pci() {
    throw unused("pci");
  }

  @Override
  public PciPassthrough passthrough() {
    throw unused("passthrough");
  }

  @Override
  public UsbControl usb() {
    throw unused("usb");
  }

  @Override
  public DeviceControl devices() {
    throw unused("devices");
  }

  @Override
  public MemoryControl memory() {
    throw unused("memory");
  }

  @Override
  public VcpuControl cpus() {
    throw unused("cpus");
  }

  @Override
  public SchedulerControl schedulers() {
    throw unused("schedulers");
  }

  @Override
  public PoolControl pools() {
    throw unused("pools");
  }

  @Override
  public NumaSplit numaSplit() {
    throw unused("numaSplit");
  }

  @Override
  public Diagnostics diagnostics() {
    throw unused("diagnostics");
  }

  @Override
  public HostLife hostLife() {
    throw unused("hostLife");
  }

  @Override
  public MigrationControl migrations() {
    throw unused("migrations");
  }

  @Override
  public MachineControl machines() {
    throw unused("machines");
  }

  static UnsupportedOperationException unused(String what) {
    return new UnsupportedOperationException("this fake has no " + what);
  }
}
