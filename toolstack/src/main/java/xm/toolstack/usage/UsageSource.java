package xm.toolstack.usage;

/** Looks at what all domains use; {@code xm top} asks again and again. */
public interface UsageSource {

  /**
   * All domains now: one getinfolist, one pipelined round of xenstore reads, and dom0's counters.
   *
   * @param vcpus whether to ask for each vcpu, one hypercall more for each
   */
  UsageSnapshot sample(boolean vcpus);
}
