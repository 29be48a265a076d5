package xm.toolstack.create;

import java.util.UUID;

/** A domain that was created. */
public record StartedDomain(int domid, String name, UUID uuid) {}
