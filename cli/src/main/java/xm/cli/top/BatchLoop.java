package xm.cli.top;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import xm.cli.output.JsonWriter;
import xm.toolstack.usage.UsageSnapshot;
import xm.toolstack.usage.UsageSource;

/** Prints one look after the other, for programs. */
final class BatchLoop {
  private final UsageSource source;
  private final PrintStream out;
  private final TopOptions options;

  BatchLoop(UsageSource source, PrintStream out, TopOptions options) {
    this.source = source;
    this.out = out;
    this.options = options;
  }

  /** Returns after the last look, or when nobody reads any more. */
  void run() {
    UsageSnapshot before = null;
    for (int done = 1; ; done++) {
      UsageSnapshot now = source.sample(options.vcpus());
      print(TopModel.next(before, now));
      out.flush();
      if (done == options.iterations() || out.checkError()) {
        return;
      }
      before = now;
      try {
        TimeUnit.MILLISECONDS.sleep(options.delayMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void print(TopFrame frame) {
    switch (options.format()) {
      case TABLE -> out.print(BatchText.of(frame, options));
      case PROMETHEUS -> out.print(PrometheusText.of(frame));
      case JSON -> {
        try (JsonWriter json = JsonWriter.onOneLine(out)) {
          TopJson.write(json, frame);
        }
      }
      default -> throw new IllegalStateException("format " + options.format());
    }
  }
}
