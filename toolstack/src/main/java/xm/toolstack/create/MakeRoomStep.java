package xm.toolstack.create;

/**
 * Makes dom0 give memory when too little is free.
 *
 * @param needKib what must be free
 */
record MakeRoomStep(long needKib) implements Step {

  @Override
  public String description() {
    return "find " + needKib + " KiB of memory";
  }

  @Override
  public void perform(CreateContext context) {
    MemoryRoom room = new MemoryRoom(context.host());
    try {
      room.find(needKib);
    } finally {
      if (room.targetBefore() >= 0) {
        context.dom0Ballooned(room.targetBefore(), room.targetSet());
      }
    }
  }

  @Override
  public void undo(CreateContext context) {
    if (context.dom0Ballooned()) {
      new MemoryRoom(context.host()).giveBack(context.dom0TargetBefore(), context.dom0TargetSet());
    }
  }
}
