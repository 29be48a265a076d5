package xm.toolstack.host;

import java.util.List;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.NetworkCounters;

/** Counters of the back ends that run in this dom0; those of driver domains are not to be had. */
public interface DeviceCounters {

  /** All vifs, in no order. */
  List<NetworkCounters> networks();

  /** All vbds, in no order. */
  List<DiskCounters> disks();
}
