package xm.xenctrl.jna;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import xm.xenctrl.HypercallException;
import xm.xenctrl.XenUnavailableException;

/**
 * The functions of one loaded library and of the libraries it depends on, by C name.
 *
 * <p>Arguments: int for every C integer of 32 bits or less and for bool, long for 64 bits, {@link
 * Pointer}, String, null for NULL. Strings hold one byte per character (Latin-1), as the
 * configuration carries them, so that any file name or kernel argument survives.
 *
 * <p>JNA's Proxy and Structure classes are left alone: generating them costs more at start than all
 * our calls.
 */
final class NativeApi {
  /** Where the libraries are when the loader's own cache does not know them. */
  private static final String LIBRARY_DIRECTORIES =
      "/usr/lib/x86_64-linux-gnu:/lib/x86_64-linux-gnu:/usr/lib64:/usr/local/lib:/usr/local/lib64";

  private static final String PLATFORM_PATH = "jna.platform.library.path";

  /** dlfcn.h, without RTLD_GLOBAL (JNA's default): nobody else is to find our libxc. */
  private static final int RTLD_LAZY = 1;

  private final NativeLibrary library;

  private NativeApi(NativeLibrary library) {
    this.library = library;
  }

  /**
   * Loads a library.
   *
   * @param name a file name with its full version, or an absolute path
   * @throws UnsatisfiedLinkError when it is not installed, or lacks one of its own libraries
   * @throws XenUnavailableException when JNA itself cannot work here
   */
  static NativeApi load(String name) {
    if (System.getProperty(PLATFORM_PATH) == null) {
      // Without it JNA forks 'ldconfig -p' at each start.
      System.setProperty(PLATFORM_PATH, LIBRARY_DIRECTORIES);
    }
    JnaRuntime.require();
    return new NativeApi(
        NativeLibrary.getInstance(
            name,
            Map.of(
                Library.OPTION_STRING_ENCODING,
                StandardCharsets.ISO_8859_1.name(),
                Library.OPTION_OPEN_FLAGS,
                RTLD_LAZY)));
  }

  /** Calls a function that returns int. errno is in Native.getLastError() until the next call. */
  int callInt(String function, Object... arguments) {
    return find(function).invokeInt(arguments);
  }

  /** Calls a function that returns a 64-bit integer, or a size. */
  long callLong(String function, Object... arguments) {
    return find(function).invokeLong(arguments);
  }

  /** Calls a function that returns a pointer; null for NULL. */
  Pointer callPointer(String function, Object... arguments) {
    return find(function).invokePointer(arguments);
  }

  void callVoid(String function, Object... arguments) {
    find(function).invokeVoid(arguments);
  }

  /** The function itself, for what is called often. */
  Function function(String name) {
    return find(name);
  }

  /** What JNA binds native methods to. */
  NativeLibrary library() {
    return library;
  }

  private Function find(String function) {
    try {
      return library.getFunction(function);
    } catch (UnsatisfiedLinkError absent) {
      throw new HypercallException(
          library.getName() + " has no function " + function + ": this Xen release lacks it.",
          function,
          0,
          -1);
    }
  }
}
