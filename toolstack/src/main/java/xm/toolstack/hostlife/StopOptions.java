package xm.toolstack.hostlife;

import java.time.Duration;

/**
 * How a host is stopped.
 *
 * @param limit for everything together; then the rest is destroyed
 * @param destroy false to leave alone what ignores the request
 */
public record StopOptions(Duration limit, boolean destroy) {}
