package xm.cli.quiet;

/**
 * In the place of com.sun.jna.SecurityManagerExposer, JNA's way to its caller where there is no
 * StackWalker. Naming that class initialises java.lang.SecurityManager, with a search through all
 * modules, at each start. Without a constructor that JNA would find it goes on without.
 */
public final class NoStackAccess {
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // only there so that no other is
  private NoStackAccess(Void never) {}
}
