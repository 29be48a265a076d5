package xm.xenctrl;

import java.io.Serializable;

/**
 * Settings of credit or credit2 for one pool; what a scheduler does not have is 0.
 *
 * @param timesliceMillis credit: how long a vcpu runs before others get their turn
 * @param ratelimitMicros how long a vcpu runs at least, 0 for no limit
 * @param migrationDelayMicros credit: how long a vcpu counts as cache-hot after it ran
 */
public record PoolScheduling(int timesliceMillis, int ratelimitMicros, int migrationDelayMicros)
    implements Serializable {}
