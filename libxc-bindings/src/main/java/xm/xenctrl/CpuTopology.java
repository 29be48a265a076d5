package xm.xenctrl;

import java.io.Serializable;

/** Where a physical CPU sits (xc_cputopoinfo). */
public record CpuTopology(int cpu, int core, int socket, int node) implements Serializable {}
