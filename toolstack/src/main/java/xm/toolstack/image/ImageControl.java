package xm.toolstack.image;

import java.nio.file.Path;
import xm.toolstack.Progress;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;

/** Domains into files and out of them. */
public interface ImageControl {

  /**
   * Saves a running domain to a file, which xl can restore, too. The file appears under its name
   * when it is complete and on the disk, and replaces one that was there. On any failure the guest
   * goes on running and there is no file.
   *
   * @throws xm.toolstack.DomainStateException when the domain is paused or has ended
   * @throws xm.toolstack.ToolstackException with the reason
   */
  void save(int domid, Path file, SaveOptions options, TransferObserver observer);

  /**
   * Makes a domain from a file of xm or xl. The file stays as it is.
   *
   * @throws xm.toolstack.image.format.ImageFormatException when it is none, or a broken one
   * @throws xm.toolstack.create.CreateRefusedException when this host cannot take the domain, its
   *     name being taken for one
   */
  StartedDomain restore(
      Path file, CreateOptions options, TransferObserver observer, Progress progress);
}
