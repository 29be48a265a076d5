package xm.xenctrl;

import java.io.Serializable;

/**
 * Scheduling share of a domain under credit or credit2.
 *
 * @param weight 1 to 65535, default 256
 * @param capPercent 0 for none, else per cent of one CPU
 */
public record CreditParams(int weight, int capPercent) implements Serializable {}
