package xm.config.model;

/**
 * What happens when the guest ends, and with the host.
 *
 * @param onXendStart {@code start} or {@code ignore}
 * @param onXendStop {@code ignore}, {@code shutdown} or {@code suspend}
 */
public record Lifecycle(
    ShutdownAction onPoweroff,
    ShutdownAction onReboot,
    ShutdownAction onCrash,
    String onXendStart,
    String onXendStop) {}
