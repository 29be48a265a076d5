package xm.toolstack.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts programs that outlive xm. */
public interface ProgramStarter {

  /**
   * One program.
   *
   * @param command program and arguments
   * @param environment added to that of xm
   * @param log where its output goes; appended to
   */
  record Call(List<String> command, Map<String, String> environment, Path log) {
    public Call {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Starts it in a session of its own, so that no Ctrl-C reaches it.
   *
   * @return its process id
   * @throws xm.toolstack.ToolstackException when it cannot be started
   */
  long start(Call call);

  /** Whether the process still runs. */
  boolean runs(long pid);

  /** Ends it, by force when it does not go within a few seconds; no error when it is gone. */
  void end(long pid);
}
