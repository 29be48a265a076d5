package xm.xenctrl;

import java.io.IOException;

/**
 * File descriptors of this process. Domain images are read and written by libxc itself, on a
 * descriptor, and Java's streams do not give theirs away. All are closed on exec, but can be given
 * to a child as {@code /proc/self/fd/N} (ProcessBuilder redirects; pipes and files, not sockets).
 *
 * <p>Every method blocks as the system call does, and throws {@link IOException} with the system's
 * own words.
 */
public interface Descriptors {

  /** The two ends of a pipe. */
  record Pipe(int readEnd, int writeEnd) {}

  /** Opens a new file for writing, with mode 0600; one that exists is refused. */
  int create(String path) throws IOException;

  /** Opens a file for reading. */
  int open(String path) throws IOException;

  Pipe pipe() throws IOException;

  /** Reads what there is, at most {@code length} bytes; 0 at the end. */
  int read(int fd, byte[] buffer, int offset, int length) throws IOException;

  /** Writes all of it. */
  void write(int fd, byte[] buffer, int offset, int length) throws IOException;

  /** Returns when the file is on the disk (fsync); does nothing for a pipe. */
  void sync(int fd) throws IOException;

  void close(int fd) throws IOException;

  /**
   * Makes every later read see the end and every later write fail with EBADF, in whichever thread:
   * how a save or a restore is broken off (dup2 of /dev/null opened for reading). A thread that is
   * blocked in a write at the moment stays so until its reader moves or goes.
   */
  void sever(int fd) throws IOException;
}
