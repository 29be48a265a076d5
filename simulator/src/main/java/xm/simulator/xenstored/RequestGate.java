package xm.simulator.xenstored;

import java.util.Optional;

/** Looks at each request of a socket client; the place where faults are put in. */
public interface RequestGate {

  /** Lets everything pass. */
  RequestGate OPEN = (operation, subject) -> Optional.empty();

  /**
   * @param operation name of the operation, e.g. {@code WRITE}
   * @param subject the path, or the first word of the payload
   * @return the name of the error to answer with, empty to go on
   */
  Optional<String> refuse(String operation, String subject);
}
