package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The soak of benchmarks/soak, briefly. */
@Timeout(300)
class SoakTest {
  private static final int CYCLES = 400;

  @Test
  void nothingGrowsWhileDomainsComeAndGoAndCreationsDie(@TempDir Path directory) throws Exception {
    List<Soak.Usage> rounds = new ArrayList<>();
    Soak.run(directory, CYCLES, rounds::add);
    assertEquals(CYCLES, rounds.get(rounds.size() - 1).cycles());
  }
}
