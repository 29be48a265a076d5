package xm.config.model;

/**
 * A feature of a PV kernel, from {@code features}.
 *
 * @param name as in {@code XEN_ELFNOTE_FEATURES}
 * @param required true for {@code !name}: the kernel must have it
 */
public record PvFeature(String name, boolean required) {}
