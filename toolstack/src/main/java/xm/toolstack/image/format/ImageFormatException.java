package xm.toolstack.image.format;

import xm.toolstack.ToolstackException;

/** What is to be restored is no image of a domain, or a broken one. The message says which. */
public final class ImageFormatException extends ToolstackException {
  private static final long serialVersionUID = 1L;

  public ImageFormatException(String message) {
    super(message);
  }

  public ImageFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
