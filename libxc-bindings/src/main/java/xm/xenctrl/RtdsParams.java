package xm.xenctrl;

import java.io.Serializable;

/**
 * What a vcpu is promised under rtds: {@code budget} microseconds in each {@code period}.
 *
 * @param extraTime true when it may use more while the host has time to spare
 */
public record RtdsParams(int periodMicros, int budgetMicros, boolean extraTime)
    implements Serializable {}
