package xm.xenctrl.jna.abi;

import java.util.List;

/** A struct's layout on amd64, in a form that can be compared with the headers of a release. */
public interface Layout {

  /** The struct as C names it, e.g. {@code struct xen_domctl_createdomain}. */
  String struct();

  /** sizeof in bytes. */
  int size();

  /**
   * The members that the bindings read or write. Not called when xm runs, only when it is tested.
   */
  List<Field> fields();
}
