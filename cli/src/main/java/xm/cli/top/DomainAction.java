package xm.cli.top;

/** What can be done to the selected domain, with the key that does it in the menu. */
enum DomainAction {
  CONSOLE('c', "open its console (Ctrl-] comes back)", false),
  PAUSE('p', "pause", false),
  UNPAUSE('u', "unpause", false),
  SHUTDOWN('s', "ask it to shut down", true),
  REBOOT('r', "ask it to reboot", true),
  DESTROY('d', "destroy: end it at once, without asking it", true),
  MEMORY('m', "set its memory, as mem-set does", false),
  PIN('k', "pin its vcpus to physical CPUs, as vcpu-pin does", false);

  private final char key;
  private final String text;
  private final boolean confirmed;

  DomainAction(char key, String text, boolean confirmed) {
    this.key = key;
    this.text = text;
    this.confirmed = confirmed;
  }

  char key() {
    return key;
  }

  String text() {
    return text;
  }

  /** Whether the operator has to say yes. */
  boolean confirmed() {
    return confirmed;
  }

  /** Whether it needs a word more. */
  boolean wantsValue() {
    return this == MEMORY || this == PIN;
  }

  static DomainAction of(int key) {
    for (DomainAction action : values()) {
      if (action.key == key) {
        return action;
      }
    }
    return null;
  }
}
