package xm.config.model;

/**
 * Platform switches that are not HVM's alone.
 *
 * @param tscMode 0 default, 1 always emulate, 2 native
 * @param rtcOffsetSeconds added to the guest's clock
 * @param localtime true to start the guest's clock in local time
 * @param driverDomain true for a domain that is to serve devices of others
 */
public record Platform(
    boolean hap,
    boolean oos,
    boolean s3Integrity,
    boolean nomigrate,
    int tscMode,
    int rtcOffsetSeconds,
    boolean localtime,
    boolean driverDomain) {}
