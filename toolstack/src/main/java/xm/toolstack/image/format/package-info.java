/** The bytes of a saved domain around libxc's own: xl's header, libxl's stream and its records. */
package xm.toolstack.image.format;
